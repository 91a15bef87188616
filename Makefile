# One line each; what is behind them is in tools/.
.DEFAULT_GOAL := help
.PHONY: help demo test axe toggle bench cluster addons mutants lint fix pot forms guide pictures dist shell clean
DEV := python3 tools/dev.py

help:  ## List these targets
	@sed -n 's/^\([a-z]*\):  ## /\1\t/p' Makefile | expand -t 10

demo:  ## Start a demo with everything it needs; prints its address and logins
	@$(DEV) demo

test:  ## Run all tests, on all sets of modules; ROOM=fund or ROOM=addons/… runs some
	@$(DEV) test $(ROOM)

axe:  ## Measure the accessibility of the demo's pages, light and dark (minutes)
	@$(DEV) axe

toggle:  ## Switch access while it is read, on all kinds of servers (minutes)
	@$(DEV) toggle $(KINDS)

bench:  ## Measure pages, views and jobs at a million; LINE=? lists what there is
	@$(DEV) bench --rounds $(or $(ROUNDS),0) '$(LINE)'

cluster:  ## Start two servers, a replica and a proxy; TRY="lag faults" tries them
	@$(DEV) cluster $(TRY)

addons:  ## See each of addons/ come with its app, and leave nothing behind
	@$(DEV) addons

mutants:  ## Remove each rule, access line and group in turn: a test has to fail; OF=prm_sale
	@$(DEV) mutants --of $(or $(OF),prm)

lint:  ## Check style, Odoo's conventions, README and translations
	@$(DEV) lint

fix:  ## Let ruff mend the style
	@$(DEV) fix

pot:  ## Write the translation template i18n/prm.pot anew
	@$(DEV) pot

forms:  ## Write the table of legal forms policy/legal_forms.txt anew
	@$(DEV) forms

guide:  ## Write the pages of the user guide that the addon brings, from docs/guide
	@$(DEV) guide

pictures:  ## Take the pictures of README, guide and Odoo Apps; ONLY=manager takes some
	@$(DEV) pictures $(ONLY)

dist:  ## Build the release archive and the wheel from the last commit
	@$(DEV) dist

shell:  ## Open Odoo's shell on the demo's database
	@$(DEV) shell

clean:  ## Stop what was started and remove everything generated
	@$(DEV) clean
