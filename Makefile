# mujun: `make demo` and `make test` each do all their set-up on Debian 12 with a Swift toolchain.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
export SWIFT_BACKTRACE = enable=no

mujun = .build/release/mujun
out = out/天易经开区
swift_sources = Package.swift Sources Tests Timings/Package.swift Timings/Sources Fuzzing

# What building needs, and what the tests need beside it.
build_packages = libgeos-dev libproj-dev libgdal-dev libxlsxwriter-dev libsqlite3-dev pkg-config
test_packages = python3 python3-gdal python3-numpy python3-shapely python3-pyproj python3-yaml python3-openpyxl \
  python3-xlwt postgresql-15-postgis-3 postgresql-client-15 python3-websocket chromium fonts-noto-cjk

# How many parcels the timings run on; they may use 25 minutes.
SIZES = 10000 100000 1000000

.PHONY: help setup test-setup build demo test verify fuzz timings lint format clean

help:
	@echo "make demo    install what is missing, build, evaluate the sample dataset"
	@echo "make test    the same set-up, then all tests"
	@echo "make timings time it beside GeoPandas and bare GEOS, into docs/performance.md (SIZES=\"10000 100000\" for less)"
	@echo "make build   build the release binary"
	@echo "make verify  thousands of random datasets against the oracle (RUNS=, SEED=, JOBS=)"
	@echo "make fuzz    fuzz every reader of outside bytes: RUNS=1000000 TARGETS=\"wkb csv\""
	@echo "make lint    check the formatting"

setup:
	@scripts/install-packages $(build_packages)

test-setup:
	@scripts/install-packages $(build_packages) $(test_packages)

build: setup
	swift build -c release --product mujun

demo: build
	$(mujun) evaluate parcels/tianyi-demo \
	  --rules tianyi/223-2021 liandu/key-supervision-2021 national/idle-land-2012 \
	  --proposed --set "supervision_land=5 亩" --output "$(out)"

test: test-setup
	swift build --build-tests
	scripts/in-own-folder swift test --skip-build
	/usr/bin/python3 Tests/Oracle/cases.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Oracle/compare.py --binary .build/debug/mujun --runs 24 --seed 1 --jobs 2 --shuffle --threads 2 --relations
	/usr/bin/python3 Tests/Fabrics/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Zones/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Topology/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Admission/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Admission/forms.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Grading/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Contracts/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Grading/sheets.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Golden/golden.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/NewYork/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Corrections/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Cases/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Public/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Names/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Sheets/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Formats/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Postgres/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Evidence/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Init/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Handbook/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/GeoPackage/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Report/check.py --binary .build/debug/mujun
	/usr/bin/python3 Tests/Hostile/check.py --binary .build/debug/mujun

fuzz: setup
	scripts/fuzz $(if $(RUNS),-runs $(RUNS)) $(TARGETS)

# Long: the release binary is built first, as it is several times faster.
verify: test-setup build
	/usr/bin/python3 Tests/Oracle/cases.py --binary $(mujun)
	/usr/bin/python3 Tests/Oracle/compare.py --binary $(mujun) --runs $(or $(RUNS),3000) --seed $(or $(SEED),1) --jobs $(or $(JOBS),2) \
	  --shuffle --threads 2 --relations
	/usr/bin/python3 Tests/Fabrics/check.py --binary $(mujun) --runs 20 --seed $(or $(SEED),1)
	/usr/bin/python3 Tests/Zones/check.py --binary $(mujun) --runs 200 --seed $(or $(SEED),1)
	/usr/bin/python3 Tests/Topology/check.py --binary $(mujun) --runs 20 --seed $(or $(SEED),1)

timings: build
	Timings/run --sizes $(SIZES) --write docs/performance.md

lint:
	swift format lint --strict --recursive $(swift_sources)

format:
	swift format --in-place --recursive $(swift_sources)

clean:
	rm -rf .build out Timings/.build Timings/.data
