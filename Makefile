# What one does every day. `make run` and `make test` do all set-up themselves.
PYTHON ?= python3
BIN := .venv/bin
.PHONY: run test lint types imports unit screens translations clean bench-room bench-cloud \
        bench-desktop bench-folding bench-groups bench-themes bench-report bench-joins \
        bench-first-page

run: .venv/run.ready
	$(BIN)/python main.py demo

test: lint types imports unit

lint: .venv/test.ready
	$(BIN)/ruff check .

types: .venv/test.ready
	$(BIN)/mypy facilitator commands ui main.py

imports: .venv/test.ready
	$(BIN)/lint-imports

unit: .venv/test.ready
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder \
	  --max-worker-restart 0

screens: .venv/test.ready
	$(BIN)/python -m screens build/screens

translations: .venv/test.ready
	$(BIN)/python scripts/translations.py

bench-room bench-cloud bench-desktop bench-folding bench-groups bench-themes bench-report \
bench-joins bench-first-page: .venv/test.ready
	$(BIN)/python bench/$(subst -,_,$@).py

clean:
	rm -rf .venv build *.egg-info

.venv/run.ready: pyproject.toml scripts/system_packages.sh
	sh scripts/system_packages.sh run
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q -e .
	touch $@

.venv/test.ready: pyproject.toml scripts/system_packages.sh
	sh scripts/system_packages.sh test
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q -e '.[test]'
	touch $@ .venv/run.ready
