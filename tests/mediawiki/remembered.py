"""How much memory a fetch of everything takes: ``python -m tests.mediawiki.remembered API TO``
prints the pages stored and the most that was held, in MiB.
"""

import re
import sys
from pathlib import Path

from pipeline.config import Source
from tests.mediawiki.fetching import WIKI, fetch, texts, titled
from tests.mediawiki.pages import BIG


def main(address: str, raw: Path) -> None:
    """Fetch all seasons, all clubs, and what is large."""
    categories = Source(wiki=WIKI, categories=("Seasons of Testland",), category_depth=5)
    fetched = fetch(address, raw, categories, titled(*BIG), titled("Blanked", *map(str, range(20))))
    print(fetched.is_whole, len(texts(raw)), _peak_mib())


def _peak_mib() -> int:
    """Since this program began; what getrusage tells may be of the one that started it."""
    (line,) = re.findall(
        r"^VmHWM:\s*(\d+) kB$", Path("/proc/self/status").read_text(), re.MULTILINE
    )
    return int(line) // 1024


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
