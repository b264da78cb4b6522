"""What the common inline templates come down to: which argument is their text."""

from collections.abc import Mapping

Rule = int | str | tuple[int, ...]
"""The n-th positional argument, -1 the last, 0 nothing; a text; or several joined by a space."""

_FIRST = (
    "nowrap,nobr,nobreak,small,smaller,big,large,larger,center,centre,abbr,abbrv,tooltip,hover,"
    "nobold,no bold,normal,trim,bold,strong,em,italic,noitalic,smallcaps,uc,lc,sup,sub,ill,"
    "interlanguage link,illm,plainlist,flatlist,nts,ntsh,number,awrap,avoid wrap,nowrap begin,"
    "sin negrita,visible anchor,won,ublist1,circa,c.,ca.,approx,val,"
    "interlanguage link multi,s,strike,del,ins,u,underline,ubl1,hidden text,formatnum"
)
_LAST = "align,color,colour,font color,resize,lang,font,sort,bgcolor,background color,text,fontsize"
_SECOND = "score link,scorelink"
_NAMES = "sortname,sort name,nombre ordenado"
_NOTHING = (
    "dagger,double dagger,ddagger,double-dagger,efn,efn-ua,efn-la,efn-lr,refn,ref,sfn,sfnp,sfnm,"
    "harvnb,r,rp,cref,cref2,note,ref label,note label,anchor,anchors,clarify,clarification needed,"
    "citation needed,cn,fact,dead link,better source needed,dubious,when,who,verify source,"
    "failed verification,update inline,multiref,multiref2,cite web,cite news,cite book,"
    "cite journal,cite tweet,citation,webarchive,full citation needed,reflist,notelist,0,clear,"
    "short description,section link needed,hs,ref?,refbegin,refend,zwsp,shy,nowrap end,"
    "endplainlist,end plainlist,endflatlist"
)
_TEXTS = {
    "!": "|",
    "!!": "||",
    "=": "=",
    "nbsp": " ",
    "space": " ",
    "spaces": " ",
    "thinsp": " ",
    "thin space": " ",
    "hair space": " ",
    "ndash": "–",
    "endash": "–",
    "en dash": "–",
    "mdash": "—",
    "emdash": "—",
    "em dash": "—",
    "minus": "−",
    "snd": " – ",
    "spnd": " – ",
    "spaced ndash": " – ",
    "spaced en dash": " – ",
    "dash": " – ",
    "nbnd": "–",
    "nbndash": "–",
    "non-breaking en dash": "–",
    "–": "–",
    "—": "—",
    "−": "−",
    "hyphen": "-",
    "nbhyph": "-",
    "snds": " – ",
    "wrap": " ",
    "brk": "\n",
    "prime": "′",
    "′": "′",
    "ensp": " ",
    "emsp": " ",
    "br": "\n",
    "break": "\n",
    "crlf": "\n",
    "·": " · ",
    "dot": " · ",
    "middot": " · ",
    "•": " • ",
    "bullet": " • ",
    "times": "×",
    "'": "'",
    "apos": "'",
}


def _rules() -> Mapping[str, Rule]:
    rules: dict[str, Rule] = dict.fromkeys(_FIRST.split(","), 1)
    rules |= dict.fromkeys(_LAST.split(","), -1)
    rules |= dict.fromkeys(_SECOND.split(","), 2)
    rules |= dict.fromkeys(_NAMES.split(","), (1, 2))
    rules |= dict.fromkeys(_NOTHING.split(","), 0)
    return rules | _TEXTS


UNWRAP = _rules()
"""Rule by normalised template name; a caller that knows more templates adds its own."""

BETWEEN_WIKIS = frozenset(("ill", "illm", "interlanguage link", "interlanguage link multi"))
"""Templates that are a link to a page other wikis have: ``{{ill|Title|de|lt=shown}}``."""
