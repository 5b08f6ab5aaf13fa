"""Runs a file of SQL in a folder of CSV files with DuckDB: panels.py SQL FOLDER."""

import os
import sys

import duckdb

with open(sys.argv[1], encoding="utf-8") as file:
    statements = file.read()
os.chdir(sys.argv[2])
duckdb.connect().execute(statements)
