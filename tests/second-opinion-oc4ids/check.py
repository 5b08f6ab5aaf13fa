"""A package of OC4IDS, checked by libcoveoc4ids, the validator that the publishers of the standard maintain.

Usage: check.py PACKAGE.json

Prints one JSON document: the number of projects, every validation error, additional field, code outside a closed list, and the checks of
conformance and quality. The validator fetches its schema over HTTP; here it is served from the folder that OC4IDS_SCHEMA names, in
which the published files of 0.9.5 lie as they are, or from `schema` beside this script.
"""

import functools
import http.server
import json
import os
import pathlib
import sys
import threading
import warnings

from libcoveoc4ids.api import oc4ids_json_output
from libcoveoc4ids.config import LibCoveOC4IDSConfig


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def main():
    warnings.simplefilter("ignore")
    folder = os.environ.get("OC4IDS_SCHEMA") or str(pathlib.Path(__file__).parent / "schema")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = f"http://127.0.0.1:{server.server_port}/"
    # Nothing outside this machine is asked, whatever proxies are set.
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1"
    config = LibCoveOC4IDSConfig({"schema_host": host, "schema_codelists": {"0.9": f"{host}codelists/"}})
    with open(sys.argv[1], encoding="utf-8") as file:
        package = json.load(file)
    found = oc4ids_json_output(json_data=package, lib_cove_oc4ids_config=config)
    errors = [[json.loads(error)["message"], paths] for error, paths in found["validation_errors"]]
    print(
        json.dumps(
            {
                "projects": len(package["projects"]),
                "errors": errors,
                "additional_fields": sorted(str(field) for field in found["additional_fields"]),
                "closed_codes": sorted(found["additional_closed_codelist_values"]),
                "conformance": [check["check_id"] for check in found["conformance_checks"]],
                "quality": [check["check_id"] for check in found["additional_checks"]],
            }
        )
    )
    server.shutdown()


main()
