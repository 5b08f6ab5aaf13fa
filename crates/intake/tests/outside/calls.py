"""Hands jobs to office.py under a Python that has `uno`; what is missing on the machine is said by exit code 77."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

MISSING = 77


def missing(what):
    """Ends the script: the tests are skipped where the outside program is not installed."""
    print(f"{what} is not installed", file=sys.stderr)
    raise SystemExit(MISSING)


def python_with_uno():
    """This Python or the system's, whichever has `uno`; None where neither has."""
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import uno"], capture_output=True).returncode == 0:
            return python
    return None


def start():
    """A process of office.py that takes jobs as lines; None where `uno` is not installed."""
    if not shutil.which("soffice"):
        missing("soffice (LibreOffice)")
    python = python_with_uno()
    command = [python, str(Path(__file__).with_name("office.py"))]
    return python and subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def ask(process, job):
    """One job and its answer; a failure is an error here."""
    process.stdin.write(json.dumps(job) + "\n")
    process.stdin.flush()
    line = process.stdout.readline()
    answer = json.loads(line) if line else {"ok": False, "why": "LibreOffice ended"}
    if not answer["ok"]:
        raise RuntimeError(f"{job['source']}: {answer['why']}")
    return answer


def stop(process):
    """Ends the office; a process that is None has none."""
    if process is not None:
        process.stdin.close()
        process.wait(timeout=60)


def convert(source, folder, kind):
    """Conversion by the command of LibreOffice alone, for machines without `uno`; the path of what was made."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = ["soffice", "--headless", "--norestore", "-env:UserInstallation=" + Path(profile).as_uri()]
        done = subprocess.run([*command, "--convert-to", kind, "--outdir", str(folder), str(source)], capture_output=True, text=True, timeout=300)
    made = Path(folder) / f"{Path(source).stem}.{kind.partition(':')[0]}"
    if not made.exists():
        raise RuntimeError(f"LibreOffice made no {kind} of {source}: {done.stderr.strip()}")
    return made
