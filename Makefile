# The portal's commands. `make run` is the demo, `make test` its tests; the README has the rest.
.DEFAULT_GOAL := run
.PHONY: run test test-faults check messages screenshots bench reset stop clean lock

MANAGE = .venv/bin/python manage.py

# Serve at HOST (loopback) and PORT (8000); PRODUCTION=1 serves a real portal by gunicorn.
run:
	@requirements/install $(if $(filter-out 0,$(PRODUCTION)),base,dev)
	@exec $(MANAGE) serve

test:
	@requirements/install dev
	@requirements/install browser
	.venv/bin/pytest -m browser tests/browser
	.venv/bin/pytest

# What fails from outside, many times over: servers killed, confirmations that race, files of every kind of damage.
test-faults:
	@requirements/install dev
	FAULTS=many MUTATIONS=6000 .venv/bin/pytest tests/faults tests/documents/test_mutations.py

check:
	@requirements/install dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/djlint --lint --quiet templates cop_portal/ui
	$(MANAGE) check --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) messages --check

# Bring new strings into locale/*/LC_MESSAGES/django.po and compile them.
messages:
	@requirements/install dev
	$(MANAGE) messages

screenshots:
	@requirements/install dev
	@requirements/install browser
	.venv/bin/python -m tests.browser.screenshots

# How fast the directory is with many organizations (docs/performance.md): make bench SIZES="200 5000"
bench:
	@requirements/install dev
	.venv/bin/python -m tests.performance $(SIZES)

# The demo anew: its database, files and mails go.
reset:
	@requirements/install dev
	@.venv/bin/python -m cop_portal.postgres remove
	@rm -rf var/documents var/outbox
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demo

# End the portal's own PostgreSQL, which otherwise stays up after a command.
stop:
	@test ! -x .venv/bin/python || .venv/bin/python -m cop_portal.postgres stop

# Remove all that was made here: the virtualenv, the database, what was uploaded.
clean:
	@test ! -x .venv/bin/python || .venv/bin/python -m cop_portal.postgres remove
	@rm -rf .venv var build *.egg-info .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Resolve requirements/*.in anew for Python 3.11 and later, with hashes; needs uv.
lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv" >&2; exit 1; }
	@for list in base dev; do \
	  uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    --no-annotate $$(test $$list = base || echo -c requirements/base.txt) requirements/$$list.in -o requirements/$$list.txt; \
	done
