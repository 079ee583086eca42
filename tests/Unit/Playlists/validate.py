#!/usr/bin/env python3
"""Holds documents against a JSON Schema 2020-12 with Debian's python3-jsonschema, which shares nothing with our reader.

Usage: validate.py SCHEMA < documents. Reads a JSON list of documents, writes a JSON list: null for a good one, else
what is wrong with it. The schema itself, and every example in it, must be good: exit code 1 otherwise.
"""
import json
import sys

from jsonschema import Draft202012Validator


def examples(schema):
    if isinstance(schema, dict):
        for example in schema.get("examples", []):
            yield schema, example
        for key, part in schema.items():
            if key != "examples":
                yield from examples(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from examples(part)


with open(sys.argv[1], encoding="utf-8") as file:
    SCHEMA = json.load(file)
Draft202012Validator.check_schema(SCHEMA)
validator = Draft202012Validator(SCHEMA)
count = 0
for part, example in examples(SCHEMA):
    for error in validator.evolve(schema=part).iter_errors(example):
        sys.exit(f"example {json.dumps(example)[:60]}: {error.message}")
    count += 1
print(f"{count} examples are good", file=sys.stderr)
results = []
for document in json.load(sys.stdin):
    error = next(validator.iter_errors(document), None)
    results.append(error and f"{error.json_path}: {error.message}")
json.dump(results, sys.stdout)
