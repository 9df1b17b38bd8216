# Wenheng: `make` builds, `make reports` makes the sample project's documents, `make test` tests.

CC      ?= cc
BUILD   ?= build
PREFIX  ?= /usr/local
PERIOD  ?= 2026H1
# The character decoder: empty is the C library's iconv(3), "libiconv" is GNU libiconv.
ICONV   ?=
LIBICONV_PREFIX ?= build/libiconv

WARN    = -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion
CFLAGS  ?= -O2 -g
PKGS    = harfbuzz harfbuzz-subset lua5.4 sqlite3 libpng libqrencode libzip expat
ALL_CFLAGS = $(WARN) $(CFLAGS) -D_POSIX_C_SOURCE=200809L -Icompiler $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
LIBS    = $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lhpdf -lxlsxwriter -ldeflate -ljpeg -lhyphen -lm -pthread
ifeq ($(ICONV),libiconv)
ALL_CFLAGS += -DWENHENG_LIBICONV -I$(LIBICONV_PREFIX)/include
LIBS    += $(LIBICONV_PREFIX)/lib/libiconv.a
LIBICONV = $(LIBICONV_PREFIX)/lib/libiconv.a
endif

SOURCES = $(sort $(wildcard compiler/*.c compiler/*/*.c))
OBJS    = $(SOURCES:compiler/%.c=$(BUILD)/obj/%.o)
PROGRAM = $(BUILD)/wenheng
REPORTS = $(BUILD)/reports/$(PERIOD)
SETUP   = $(if $(filter libiconv,$(ICONV)),libiconv)

.PHONY: fuzz faults coverage valgrind all setup reports contact test accept commonmark compare check bench counts install clean analyse
.DELETE_ON_ERROR:

all: $(PROGRAM)

$(PROGRAM): $(OBJS) $(BUILD)/config
	$(CC) $(ALL_CFLAGS) -o $@ $(OBJS) $(LIBS) $(LDFLAGS)

$(BUILD)/obj/%.o: compiler/%.c $(BUILD)/config | $(LIBICONV)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

build/libiconv/lib/libiconv.a:
	@sh scripts/setup.sh libiconv

# Changed flags rebuild everything.
$(BUILD)/config: always
	@mkdir -p $(@D)
	@echo '$(CC) $(ALL_CFLAGS) $(LIBS) $(LDFLAGS)' | cmp -s - $@ || echo '$(CC) $(ALL_CFLAGS) $(LIBS) $(LDFLAGS)' > $@
.PHONY: always

-include $(OBJS:.o=.d)

# Set-up may install pkg-config itself, so what depends on its answers runs in a make of its own.
setup:
	@sh scripts/setup.sh $(SETUP)

reports: setup
	@$(MAKE) --no-print-directory documents

DOCUMENTS = $(addprefix $(REPORTS)/,opinions.pdf opinions-issued.pdf tasklist.pdf notice.pdf casebook.pdf schedule.pdf schedule-unit.pdf units.pdf \
            county.list unit.list enterprise.list)
SHIPPED   = $(wildcard scripts/*.lua scripts/*/*.lua templates/*.md templates/*/*.lua fonts/roles.lua)
LEDGERS   = $(wildcard data/ledgers/*/*)
PROJECT   = $(wildcard data/*.lua data/policy/* data/cases/* data/cases/*/*)
DATABASE  = $(BUILD)/wenheng.db
RUN       = $(PROGRAM) -C data --db "$(abspath $(DATABASE))"

.PHONY: documents
documents: $(DOCUMENTS)

$(BUILD)/evaluated-$(PERIOD): $(PROGRAM) $(LEDGERS) $(PROJECT) $(wildcard scripts/*.lua scripts/*/*.lua)
	$(RUN) import
	$(RUN) evaluate --period $(PERIOD) -o "$(abspath $(BUILD))"/evaluation-$(PERIOD).txt
	@touch $@

# The policy does not depend on the ledgers; everything else may. What is up to date the program leaves alone: then the
# file's time says that it was looked at.
$(REPORTS)/opinions.pdf: $(PROGRAM) $(PROJECT) $(SHIPPED)
	@mkdir -p $(@D)
	$(RUN) build opinions --period $(PERIOD) -o "$(abspath $@)"
	@touch $@

$(REPORTS)/%.pdf: $(BUILD)/evaluated-$(PERIOD) $(SHIPPED)
	@mkdir -p $(@D)
	$(RUN) build $* --period $(PERIOD) -o "$(abspath $@)"
	@touch $@

$(REPORTS)/schedule-unit.pdf: $(BUILD)/evaluated-$(PERIOD) $(SHIPPED)
	@mkdir -p $(@D)
	$(RUN) build schedule --set group=unit --period $(PERIOD) -o "$(abspath $@)"

# The sheets of areas, bureaus and key enterprises, and the list of their files, which is not there before they are.
$(REPORTS)/%.list: $(BUILD)/evaluated-$(PERIOD) $(SHIPPED)
	@mkdir -p $(@D)
	$(RUN) batch $* --period $(PERIOD) -o "$(abspath $(REPORTS))" > $@.part
	@mv $@.part $@

# Every page of every document in every language, on a sheet for each document and language: build/contact/.
contact: $(BUILD)/evaluated-$(PERIOD)
	@sh scripts/contact.sh "$(abspath $(PROGRAM))" "$(abspath $(DATABASE))" $(PERIOD) $(BUILD)/contact

test:
	@sh scripts/setup.sh test
	@$(if $(SETUP),sh scripts/setup.sh $(SETUP))
	@$(MAKE) --no-print-directory all
	@sh tests/run "$(abspath $(PROGRAM))"

# Rewrites what the tests expect; read the diff before committing it.
accept: all
	@ACCEPT=1 sh tests/run "$(abspath $(PROGRAM))"

# The CommonMark examples, by section; the specification comes from its npm package.
commonmark: all
	@sh tests/commonmark/run "$(abspath $(PROGRAM))"

# The same three pages set by Wenheng and, where installed, by Typst and XeLaTeX, side by side.
compare: all
	@sh tests/compare/run.sh $(PROGRAM) $(BUILD)/compare

# Any bytes into every reader for a while (SECONDS=60); needs clang.
SECONDS ?= 60
FUZZ_OBJS = $(filter-out $(BUILD)/obj/main.o,$(OBJS))
$(BUILD)/fuzz: tests/fuzz/fuzz.c $(FUZZ_OBJS)
	$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer -o $@ tests/fuzz/fuzz.c $(FUZZ_OBJS) $(LIBS) $(LDFLAGS)
fuzz:
	@mkdir -p build/fuzz
	@sh tests/fuzz/run.sh $(SECONDS) $(TARGETS)


# Every call of memory and files made to fail, every point at which a run may be ended: some 14,000 runs.
faults: all
	@FAULTS=all sh tests/run "$(abspath $(PROGRAM))" fault

# The lines that the tests run, by file, the least first; those under 85 % are listed and fail.
coverage:
	@mkdir -p $(BUILD)/coverage
	@$(CC) -c -o $(BUILD)/coverage/exit.o tests/coverage_exit.c
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/coverage CFLAGS='-O0 -g --coverage' \
	   LDFLAGS='$(LDFLAGS) -Wl,--wrap=_exit,--wrap=raise $(BUILD)/coverage/exit.o -Wl,--build-id=none' all
	@find $(BUILD)/coverage -name '*.gcda' -delete
	-@sh tests/run "$(abspath $(BUILD)/coverage/wenheng)" $(AREAS)
	@sh tests/coverage.sh $(BUILD)/coverage/obj

# The way from ledgers to documents under valgrind; with AREAS those of the tests, which takes some thirty times as long.
valgrind: all
	@if [ -n "$(AREAS)" ]; then sh tests/valgrind-areas.sh "$(abspath $(PROGRAM))" $(BUILD)/valgrind $(AREAS); \
	else sh tests/valgrind.sh "$(abspath $(PROGRAM))" $(BUILD)/valgrind; fi

SANITIZE = -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
check:
	@sh scripts/setup.sh check
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/asan CFLAGS='-O1 -g $(SANITIZE)' all
	@sh tests/direction.sh
	@$(MAKE) --no-print-directory analyse
	@sh tests/run "$(abspath $(BUILD)/asan/wenheng)"

# The C of the tests, too, and what headers hold.
TESTED = $(sort $(wildcard tests/*.c tests/*/*.c))
analyse:
	@mkdir -p $(BUILD)
	@printf '%s\n' $(SOURCES) $(TESTED) | xargs -P 2 -I FILE clang-tidy --quiet --config-file=.clang-tidy --warnings-as-errors='*' FILE -- \
	   $(filter-out -O2 -g,$(ALL_CFLAGS)) 2> $(BUILD)/analyse.err; status=$$?; \
	   grep -vE '^[0-9]+ (warning|error).* generated\.$$' $(BUILD)/analyse.err >&2; exit $$status
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
	   --suppress=missingIncludeSystem -D__extension__= -Icompiler compiler tests
	luacheck --quiet scripts templates/classes data fonts/roles.lua

# The workloads beside the peers that are installed, and the writer alone; line breaking: total fit beside first fit, and
# the time of a long paragraph; instructions against those kept; then growth: the same table with 1,000, 10,000 and
# 100,000 rows (BIG=1: and 1,000,000, untagged); then so many enterprises imported, checked and evaluated.
bench: $(BUILD)/bench/linebreak $(BUILD)/bench/floor $(PROGRAM)
	@python3 tests/bench/bench.py $(PROGRAM) $(BUILD)/bench/floor $(BUILD)/bench/workloads
	@sh tests/bench/linebreak.sh $<
	@sh tests/bench/counts.sh "$(abspath $(PROGRAM))" $(BUILD)/bench/counts
	@echo growth
	@sh tests/bench/w1.sh "$(abspath $(PROGRAM))" $(BUILD)/bench/w1 1000 10000 100000 $(if $(BIG),1000000)
	@sh tests/bench/w2.sh "$(abspath $(PROGRAM))" $(BUILD)/bench/w2
	@sh tests/bench/w3.sh "$(abspath $(PROGRAM))" $(BUILD)/bench/w3
	@sh tests/bench/import.sh "$(abspath $(PROGRAM))" $(BUILD)/bench/import 1000 10000 100000 $(if $(BIG),1000000)

# Keeps the counts of instructions that bench compares with; the diff is read before it is committed.
counts: $(PROGRAM)
	@sh tests/bench/counts.sh "$(abspath $(PROGRAM))" $(BUILD)/bench/counts keep
	@cat tests/bench/counts.txt

$(BUILD)/bench/%: tests/bench/%.c $(OBJS)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $< $(filter-out $(BUILD)/obj/main.o,$(OBJS)) $(LIBS) $(LDFLAGS)

install: all
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/wenheng"
	install -m 755 "$(PROGRAM)" "$(DESTDIR)$(PREFIX)/bin/wenheng"
	cp -R scripts templates fonts data "$(DESTDIR)$(PREFIX)/share/wenheng/"
	rm -rf "$(DESTDIR)$(PREFIX)/share/wenheng/data/build"

clean:
	rm -rf $(BUILD) data/build
