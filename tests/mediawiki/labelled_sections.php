<?php
// {{#lst:Page|name}} shows what stands in Page between <section begin=name/> and <section end=name/>.
// The extension that does it is in no package; this much of it was written from its manual.
$wgExtensionMessagesFiles['LabelledSectionsMagic'] = __DIR__ . '/labelled_sections.magic.php';
$wgHooks['ParserFirstCallInit'][] = static function ( Parser $parser ) {
	$parser->setHook( 'section', static fn () => '' );
	$parser->setFunctionHook( 'lst', static function ( Parser $parser, $page = '', $name = '' ) {
		$title = Title::newFromText( $page );
		[ $text ] = $title ? $parser->fetchTemplateAndTitle( $title ) : [ null ];
		if ( !is_string( $text ) ) {
			return "[[$page]]";
		}
		$quoted = preg_quote( $name, '/' );
		$mark = static fn ( $end ) => "<section\\s+$end\\s*=\\s*\"?$quoted\"?\\s*\\/>";
		preg_match_all( '/' . $mark( 'begin' ) . '(.*?)' . $mark( 'end' ) . '/s', $text, $found );
		return [ implode( '', $found[1] ), 'noparse' => false ];
	} );
};
