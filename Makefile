# The commands:
#   make run     builds Jalon and shows what is due in a demonstration casebook
#   make test    builds Jalon and runs every test
#   make docs    builds the documentation for developers, to be read in a browser
#   make trust   puts the release under every fault and prints the table of what came of it (an hour)
#   make bench   measures Jalon beside C that does the same work, and prints the ratios (minutes; ROW=verify for one)
# All install what a fresh machine with Swift is missing, and say so.

PREFIX ?= $(HOME)/.local
# `make test CLIENTS=all` installs every client that an acceptance test reads Jalon's output with, and a client that
# is still missing fails its tests; without it those tests are skipped, and each missing client is named at the end.
CLIENTS ?= present
SCRATCH := .build
JALON := $(SCRATCH)/debug/jalon
export SWIFT_BACKTRACE := enable=no

# How the release is built, be it installed, measured or put under faults. The libraries of Swift and C++ are in it;
# SQLite and libc are the system's, whose updates it gets. What follows is a third of the time of a short command (make
# bench ROW=start): no library is looked for beside the program, and no symbol leaves it, for nothing is loaded into it;
# a generic type is asked for by a call and not by its name, for which the runtime goes through every conformance there
# is; and the 110,000 addresses that are put right at the start are a list of 21 KB in place of 2.6 MB, where libc (2.36)
# can read such a list: the program then runs with that libc or a later one.
STATIC_CXX := $(SCRATCH)-static-cxx
RELEASE := -c release --static-swift-stdlib
ifeq ($(shell uname -s),Linux)
RELEASE += --disable-local-rpath -Xlinker --no-export-dynamic -Xlinker -L$(abspath $(STATIC_CXX)) \
    -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
ifeq ($(shell printf '%s\n' 2.36 "$$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d ' ' -f 2)" | sort -V | head -n 1),2.36)
RELEASE += -Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs
endif
endif

.PHONY: help run test build install lint unit acceptance trust trust-short linkage examples fuzz fuzz-short docs clean \
    bench bench-quick sqlite static-cxx python strace clients yardsticks

ifeq ($(filter $(CLIENTS),all present),)
$(error CLIENTS is all or present, not $(CLIENTS))
endif

help:
	@sed -n 's/^#   //p' $(firstword $(MAKEFILE_LIST))
	@echo "make install [PREFIX=$(PREFIX)]    builds the release and puts jalon into PREFIX/bin, with manual and completions"

run: build
	@$(JALON) demo

test: lint unit docs acceptance trust-short linkage examples bench-quick fuzz-short
	@echo "make test: all passed (CLIENTS=$(CLIENTS))"

build: sqlite
	swift build --scratch-path $(SCRATCH) --product jalon

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Examples Benchmarks

# Everything, tests included, is built once; the acceptance tests drive the binary of this build.
unit: sqlite
	swift build --scratch-path $(SCRATCH) --build-tests
	swift test --scratch-path $(SCRATCH) --skip-build

acceptance: unit python $(if $(filter all,$(CLIENTS)),clients)
	JALON_ACCEPTANCE_CLIENTS=$(CLIENTS) Tests/Acceptance/run $(abspath $(JALON))

# Kills, power cuts, I/O errors, full disks, flipped bits, tampering: the whole figures, of the binary that is installed.
trust: sqlite static-cxx python strace
	swift build --scratch-path $(SCRATCH) $(RELEASE) --product jalon
	Tests/Trust/run "$$(swift build --scratch-path $(SCRATCH) -c release --show-bin-path)/jalon" --full

# A shortened set of the same faults.
trust-short: unit python strace
	Tests/Trust/run $(abspath $(JALON))

linkage: sqlite
	Tests/linkage $(abspath $(SCRATCH))

examples: unit python
	Tests/Examples/run $(abspath $(SCRATCH)) $(abspath $(JALON))

# Every reader of what comes from outside, with whatever libFuzzer thinks of; what it built and found is kept in
# .build-fuzz. `make fuzz TARGET=packs RUNS=10000` runs one target alone.
RUNS ?= 1000000
FUZZ := Tests/Fuzz/run --scratch $(abspath $(SCRATCH)-fuzz)

fuzz: sqlite python
	$(FUZZ) --runs $(RUNS) --target "$(TARGET)"

fuzz-short: sqlite python
	$(FUZZ) --runs 20000

# The documentation of the library, from the debug build; whatever DocC warns of fails it.
docs: sqlite
	@Tests/needs python3 python3
	swift build --scratch-path $(SCRATCH) --target Jalon
	Tests/Docs/run $(abspath $(SCRATCH)) $(abspath $(SCRATCH)-docs)

# Ratios of medians, in one run; `make bench CASES=10000,1000000` shows the growth. What it builds and makes is kept.
CASES ?= 10000,100000
BENCH := Benchmarks/run --scratch $(abspath $(SCRATCH)-benchmarks)
BENCH_BUILD := swift build --package-path Benchmarks --scratch-path $(SCRATCH)-benchmarks $(RELEASE) --product
BENCH_BUILDS = for product in JalonBenchmarks jalon LawProgram EmptyProgram; do $(BENCH_BUILD) $$product || exit; done

bench: sqlite static-cxx python yardsticks
	$(BENCH_BUILDS)
	$(BENCH) --cases "$(CASES)" --only "$(ROW)"

# That every row runs and that both sides do the same work; no figure fails it.
bench-quick: sqlite static-cxx python yardsticks
	$(BENCH_BUILDS)
	$(BENCH) --quick

install: sqlite static-cxx
	@Tests/needs python3 python3
	swift build --scratch-path $(SCRATCH) $(RELEASE) --product jalon -Xlinker -s
	install -d "$(PREFIX)/bin"
	install -m 755 "$$(swift build --scratch-path $(SCRATCH) -c release --show-bin-path)/jalon" "$(PREFIX)/bin/jalon"
	Documentation/manual/install "$(PREFIX)/bin/jalon" "$(PREFIX)/share"
	@echo "installed $(PREFIX)/bin/jalon, its manual (man jalon) and completions for bash, zsh and fish"
	@case ":$$PATH:" in *":$(PREFIX)/bin:"*) ;; *) echo "$(PREFIX)/bin is not on your PATH: export PATH=\"$(PREFIX)/bin:\$$PATH\"" ;; esac

clean:
	rm -rf $(SCRATCH) .build-*

# What a fresh machine is missing. Only Debian's packages are installed, and only when they are not there.
sqlite:
	@Tests/needs sqlite3.h libsqlite3-dev

# The libraries of C++ and of unwinding in a folder without their shared twins, which the linker would take first; where
# one is not there, the release takes the shared one.
static-cxx:
	@mkdir -p $(STATIC_CXX)
	@for names in libstdc++.a:libstdc++.a libgcc_eh.a:libgcc_s.a; do \
	    library=$$(clang -print-file-name=$${names%:*} 2>/dev/null || :); \
	    [ ! -f "$$library" ] || ln -sf "$$library" $(STATIC_CXX)/$${names#*:}; \
	done

python:
	@Tests/needs python3 python3
	@Tests/needs python-venv python3-venv

strace:
	@Tests/needs strace strace

yardsticks:
	@Tests/needs cc gcc make make sqlite3 sqlite3 strip binutils openssl/sha.h libssl-dev

# The programs that others read Jalon's output with; those from PyPI are installed by Tests/Acceptance/run.
clients:
	@Tests/needs chromium chromium khal khal soffice libreoffice-calc-nogui xmllint libxml2-utils \
	    java default-jre-headless mandoc mandoc zsh zsh fish fish
