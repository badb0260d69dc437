# Everything a user or a builder needs. `make run` and `make test` set up what they need by themselves.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Labelled sentences that are not part of the project, told about in benchmarks/README.md; `make train` uses those that are here.
DEBATES := $(DATA)/extraction/claimbuster.dev.jsonl
TUPLE_SCORER := $(SCORERS)/score_extraction.py
TEXT_PAIRS := $(DATA)/pairs

.PHONY: help run review test fuzz lint format bench train readme screenshots golden schemas lock clean

help:  ## What can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(READY)  ## Cross-check the two documents in corpus/kazakhstan
	$(BIN)/crossclaim run corpus/kazakhstan --out outputs/kazakhstan

review: $(READY)  ## Decide about the findings of `make run` in a browser
	test -f outputs/kazakhstan/run.json || $(MAKE) run
	$(BIN)/crossclaim review outputs/kazakhstan

test: $(READY)  ## All tests
	$(BIN)/pytest -q

fuzz: $(READY)  ## Hostile input for some minutes; FUZZ=N sets the examples a test, 5,000 if it is not given
	CROSSCLAIM_FUZZ_EXAMPLES=$(or $(FUZZ),5000) $(BIN)/pytest -q tests/fuzz

lint: $(READY)  ## Format, style, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)  ## Put the code into shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY)  ## Quality and speed; BENCH="--only speed" runs one part, "--data DIR --scorers DIR" adds data
	$(BIN)/python benchmarks/run_all.py $(BENCH)

train: $(READY)  ## Train anew, after cross-validated figures; DATA=DIR SCORERS=DIR: text pairs, check-worthiness, confidence too
	$(BIN)/python scripts/train_scorer.py --check
	$(BIN)/python scripts/train_scorer.py
ifneq ($(wildcard $(TEXT_PAIRS)/*.train.jsonl),)
	$(BIN)/python scripts/train_textpairs.py $(TEXT_PAIRS)
endif
ifneq ($(wildcard $(DEBATES)),)
	$(BIN)/python scripts/train_checkworthy.py $(DEBATES) --check
	$(BIN)/python scripts/train_checkworthy.py $(DEBATES)
endif
ifneq ($(wildcard $(TUPLE_SCORER)),)
	$(BIN)/python scripts/train_confidence.py $(DATA)/extraction $(TUPLE_SCORER) --check
	$(BIN)/python scripts/train_confidence.py $(DATA)/extraction $(TUPLE_SCORER)
endif

readme: $(READY)  ## Put what the commands in README.md and docs/recipes.md print into these pages
	$(BIN)/python scripts/show_outputs.py
	$(BIN)/python scripts/run_recipes.py

golden: $(READY)  ## Write the expected records of the corpus anew; read the diff before it is committed
	CROSSCLAIM_WRITE_GOLDEN=1 $(BIN)/pytest -q tests/test_golden.py
	CROSSCLAIM_WRITE_GOLDEN=1 $(BIN)/pytest -q tests/database/test_page.py

screenshots: $(READY)  ## Take the pictures of the report in docs/images anew (needs chromium); look at them before you commit them
	$(BIN)/python scripts/take_screenshots.py

schemas: $(READY)  ## Write JSON Schemas, compatibility baseline and data dictionary anew from the record classes
	$(BIN)/python scripts/write_baseline.py
	$(BIN)/python scripts/write_schemas.py
	$(BIN)/python scripts/write_data_dictionary.py

lock:  ## Resolve the dependencies anew (needs uv)
	uv pip compile --generate-hashes --no-header --no-annotate --python-version 3.11 --group dev --all-extras pyproject.toml -o requirements.lock

clean:  ## Remove what was made, but not outputs/
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# Redone only when the lock or the packaging changes. The stamp comes last, so an interrupted setup is done again.
$(READY): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)
