# Bare `make` lists what there is to do.
.DEFAULT_GOAL := help
.PHONY: help demo run test test-full test-faults test-cluster check services services-stop messages bench lock
BIN = .venv/bin/python

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

demo: ## the site with demonstration data on http://127.0.0.1:8000/ (SERVE=no ends before serving)
	@scripts/demo.sh

run: ## the development server on what the database holds now
	@scripts/environment.sh runtime
	@$(BIN) manage.py migrate --verbosity 0
	@$(BIN) manage.py runserver 127.0.0.1:$${DEMO_PORT:-8000}

test: ## all tests, on PostgreSQL, Redis, Elasticsearch, SQLite and in Chromium; stops what it starts
	@scripts/test.sh

test-full: ## all tests, and every page in all widths, languages and looks
	@BROWSER_MATRIX=full scripts/test.sh

test-faults: ## kill, freeze and restart servers and processes under writes and searches, as often as promised
	@FAULTS=full scripts/test.sh

test-cluster: ## three nodes of Elasticsearch with copies; kill one and another under writes and searches
	@scripts/cluster.sh

check: ## style, types, layers, templates, migrations, translations
	@scripts/check.sh

services: ## start PostgreSQL, Redis and Elasticsearch for this checkout, on free ports of this machine
	@scripts/services.sh

services-stop: ## stop them, and remove their data
	@python3 scripts/services.py stop

messages: ## collect texts for translation and compile the catalogues
	@scripts/environment.sh dev
	@$(BIN) scripts/messages.py update

bench: ## measure the speed of a match beside a bare engine request
	@scripts/environment.sh dev
	@$(BIN) -m bench

lock: ## resolve the requirements anew and write their hashes
	@scripts/environment.sh dev
	@scripts/lock.sh --upgrade
