<?php
// The settings of the MediaWiki that tests start: one folder (MW_DATA) holds its SQLite files, its
// cache and the files by which a test steers it; MW_PORT is where it listens.
$folder = getenv( 'MW_DATA' );
$wgSitename = 'Test wiki';
$wgMetaNamespace = 'Project';
$wgServer = $wgCanonicalServer = 'http://127.0.0.1:' . getenv( 'MW_PORT' );
$wgScriptPath = $wgResourceBasePath = '';
$wgArticlePath = '/index.php?title=$1';
$wgLanguageCode = 'en';
$wgLocaltimezone = 'UTC';
$wgDBtype = 'sqlite';
$wgDBname = 'testwiki';
$wgDBserver = '';
$wgSQLiteDataDir = $folder;
$wgSecretKey = str_repeat( '0', 64 );
$wgUpgradeKey = str_repeat( '0', 16 );
$wgCacheDirectory = "$folder/cache";
$wgLocalisationCacheConf['store'] = 'files';
$wgMainCacheType = $wgMessageCacheType = CACHE_NONE;
$wgSessionCacheType = $wgParserCacheType = CACHE_DB;
$wgObjectCaches[CACHE_DB] = [
	'class' => SqlBagOStuff::class,
	'loggroup' => 'SQLBagOStuff',
	'server' => [
		'type' => 'sqlite',
		'dbname' => 'wikicache',
		'tablePrefix' => '',
		'variables' => [ 'synchronous' => 'NORMAL' ],
		'dbDirectory' => $folder,
		'trxMode' => 'IMMEDIATE',
		'flags' => 0,
	],
];
$wgCompressRevisions = true;
$wgJobRunRate = 0;
$wgEnableEmail = $wgEnableUploads = $wgPingback = $wgUseInstantCommons = false;
$wgGroupPermissions['*']['edit'] = $wgGroupPermissions['*']['createaccount'] = false;
wfLoadSkin( 'Vector' );
$wgDefaultSkin = 'vector';
wfLoadExtension( 'ParserFunctions' );
wfLoadExtension( 'Cite' );
wfLoadExtension( 'Scribunto' );
$wgScribuntoDefaultEngine = 'luasandbox';
require __DIR__ . '/labelled_sections.php';

// A test writes "readonly" or "lag" (in seconds), and reads "requests".
$wgReadOnlyFile = "$folder/readonly";
$wgHooks['ApiMaxLagInfo'][] = static function ( &$lagInfo ) use ( $folder ) {
	if ( is_file( "$folder/lag" ) ) {
		$lag = (float)file_get_contents( "$folder/lag" );
		$lagInfo = [ 'host' => 'db9', 'lag' => $lag, 'type' => 'db' ];
	}
};
if ( defined( 'MW_API' ) ) {
	$began = microtime( true );
	register_shutdown_function( static function () use ( $folder, $began ) {
		$line = json_encode( [
			'parameters' => $_GET + $_POST,
			'user_agent' => $_SERVER['HTTP_USER_AGENT'] ?? '',
			'accept_encoding' => $_SERVER['HTTP_ACCEPT_ENCODING'] ?? '',
			'began' => $began,
			'ended' => microtime( true ),
		], JSON_INVALID_UTF8_SUBSTITUTE );
		file_put_contents( "$folder/requests", "$line\n", FILE_APPEND | LOCK_EX );
	} );
}
