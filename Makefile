# make site   set up .venv and build the atlas into site/
# make test   set up and run the tests, the browser's included: of what is exhaustive, a sample
# make full   all of them
PYTHON ?= python3
BIN := .venv/bin

.PHONY: site test full lint bench screenshots messages outlines clean

site: .venv/site.stamp
	$(BIN)/python build.py

test: .venv/test.stamp
	$(BIN)/python -m pytest -n auto

# Every test of everything, where make test takes a sample: some twenty minutes
full: .venv/test.stamp
	$(BIN)/python -m pytest -n auto -m "full or not full"

lint: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/deptry . --optional-dependencies-dev-groups test,bench --extend-exclude benchmarks  # the program
	$(BIN)/deptry . --exclude '\.venv|site'  # and the tests

# How long building takes, as ratios: some minutes
bench: .venv/test.stamp
	$(BIN)/python benchmarks/rebuild.py

# Pictures of every kind of page, to look at
screenshots: site .venv/test.stamp
	$(BIN)/python -m tests.screenshots site screenshots

# The lists of the interface's words brought up to date, for translators
messages: .venv/site.stamp
	$(BIN)/pybabel -q extract -F babel.cfg -k N_ --no-location --sort-output -o .venv/messages.pot .
	for language in ja ru; do $(BIN)/pybabel -q update -N --omit-header -w 110 --ignore-obsolete -l $$language \
	  -i .venv/messages.pot -o maps/locale/$$language.po; done

# The outlines again from the upstream file: make outlines SOURCE=xtide-coastline_20020202-1.2_all.deb
outlines: .venv/site.stamp
	@test -n "$(SOURCE)" || { echo "give the upstream file: make outlines SOURCE=wvs1.dat (or Debian's xtide-coastline .deb)"; exit 2; }
	$(BIN)/python -m geodata.recipe "$(SOURCE)"

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/site.stamp: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/test.stamp: .venv/site.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	touch $@

clean:
	rm -rf site .venv build dist
