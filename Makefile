# quitus: `make demo` shows it, `make test` proves it, `make` alone lists the rest.
# Everything here may be run again at any time; apt is called only when a package is missing.

# What a bare Debian 12 lacks, each asked of dpkg first.
# The first line is for Swift itself, which a toolchain unpacked by hand does not bring along; the second is ours.
BUILD_PACKAGES := binutils ca-certificates libc6-dev libcurl4 libncurses6 libstdc++-12-dev libxml2 tzdata zlib1g-dev \
                  libcurl4-openssl-dev libsqlite3-dev pkg-config
TEST_PACKAGES  := $(BUILD_PACKAGES) libdb5.3 libevent-2.1-7 libsasl2-modules openssl postfix python3 sasl2-bin sqlite3 strace
BENCH_PACKAGES := $(BUILD_PACKAGES) gcc msmtp postfix python3 sqlite3

# Static, so that the program runs where no Swift is installed; its own folder, since other flags build everything anew.
RELEASE := .build-release
PROGRAM := $(RELEASE)/release/quitus
PREFIX  ?= /usr/local

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.SUFFIXES:
.DEFAULT_GOAL := help
.PHONY: help demo build test check lint golden mutants bench install clean system test-system bench-system

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

demo: build ## build and run the demonstration (ARGS=--once: stop after the main job)
	@$(PROGRAM) demo $(ARGS)

build: system ## build the program for use
	@swift build --configuration release --product quitus --static-swift-stdlib --scratch-path $(RELEASE)

test: test-system ## build and run all tests (ARGS='--filter …': some of them)
	@results=$$(mktemp -d)
	trap 'rm -rf "$$results"' EXIT
	status=0
	swift test --disable-xctest --xunit-output "$$results/run.xml" $(ARGS) || status=$$?
	sed -n 's/.*<testsuite .* tests="\([0-9]*\)".* failures="\([0-9]*\)".* skipped="\([0-9]*\)".*/\1 \2 \3/p' \
	  "$$results"/run*.xml 2>/dev/null | awk '{ print $$1 - $$2 - $$3 " passed, " $$2 " failed, " $$3 " skipped" }' || true
	exit $$status

check: lint test ## what must hold before every commit

lint: system ## check the format of the source
	@swift format lint --strict --parallel --recursive Package.swift Sources Tests $(wildcard Benchmarks)

golden: test-system ## record the golden files anew; then read the difference
	@QUITUS_RECORD=1 swift test --disable-xctest --filter 'CLITests.HelpTests|MailTests|RulesTests.ExplanationTests|StoreTests' || true # recording always fails
	git status --short -- Tests

mutants: test-system ## plant faults in the rules and see that a test finds each
	@python3 Tests/Mutations/run.py $(ARGS)

bench: build bench-system ## measure, beside other programs in the same run
	@Benchmarks/run $(ARGS)

install: build ## put the program into PREFIX/bin (PREFIX=/usr/local)
	@install -D -m 755 $(PROGRAM) '$(DESTDIR)$(PREFIX)/bin/quitus'

clean: ## remove everything built
	@rm -rf .build $(RELEASE) Benchmarks/.build

system: ; @$(call need,$(BUILD_PACKAGES))
test-system: .build/opensmtpd ; @$(call need,$(TEST_PACKAGES))
bench-system: ; @$(call need,$(BENCH_PACKAGES))

# A second mail server, for tests alone: as a package it would put Postfix out, so it is unpacked and never installed.
.build/opensmtpd:
	@command -v apt-get >/dev/null || exit 0
	mkdir -p .build && folder=$$(mktemp -d .build/opensmtpd.XXXXXX)
	trap 'rm -rf "$$folder"' EXIT
	if (cd "$$folder" && apt-get -q -o APT::Sandbox::User=root download opensmtpd) >/dev/null 2>&1; then
	  dpkg-deb -x "$$folder"/opensmtpd_*.deb "$$folder/root" && chmod 755 "$$folder/root" && mv "$$folder/root" $@
	else
	  echo "OpenSMTPD cannot be downloaded: the tests that need it are skipped." >&2
	fi

# Installs those of the packages $(1) that are missing, removing none and starting no service.
# Postfix serves the tests as a program: it gets no configuration, so that it never runs as this machine's mail server,
# and is left out where another mail server would have to make way.
define need
if ! command -v apt-get >/dev/null; then
  echo "This is no Debian: install by hand what Debian calls $(1)." >&2
else
  missing=''
  for package in $(1); do
    [ "$$(dpkg-query -W -f '$${db:Status-Status}' "$$package" 2>/dev/null)" = installed ] || missing+=" $$package"
  done
  if [[ "$$missing" == *postfix* ]] && dpkg-query -W -f '$${db:Status-Status} $${Provides}\n' | grep -q '^installed .*mail-transport-agent'; then
    echo "Another mail server is installed: without Postfix, the tests that need it are skipped." >&2
    missing=$${missing/ postfix/}
  fi
  if [ -n "$$missing" ]; then
    root=''
    if [ "$$(id -u)" -ne 0 ]; then
      command -v sudo >/dev/null || { echo "Missing:$$missing. Ask an administrator for: apt-get install$$missing" >&2; exit 1; }
      root=sudo
    fi
    echo "Installing the missing Debian packages:$$missing"
    policy=/usr/sbin/policy-rc.d
    if [ ! -e $$policy ]; then
      trap "$$root rm -f $$policy" EXIT
      printf '#!/bin/sh\nexit 101\n' | $$root tee $$policy >/dev/null
      $$root chmod 755 $$policy
    fi
    [[ "$$missing" != *postfix* ]] || echo 'postfix postfix/main_mailer_type select No configuration' | $$root debconf-set-selections
    $$root apt-get -q update
    $$root env DEBIAN_FRONTEND=noninteractive apt-get -qy -o DPkg::Lock::Timeout=120 --no-remove --no-install-recommends install$$missing
  fi
fi
command -v swift >/dev/null || { echo 'Swift 6.3 is missing: https://www.swift.org/install/linux/' >&2; exit 1; }
endef
