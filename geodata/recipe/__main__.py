"""``python -m geodata.recipe FILE``."""

import sys

from geodata.recipe.make import main

sys.exit(main())
