#!/usr/bin/env python3
"""Holds the recipes of the documentation against the schemas of their services.

    Tests/scripts/recipes.py

Every YAML block of ContinuousIntegration.md names its file in its first line. Needs
`pip install check-jsonschema pre-commit`; check-jsonschema carries the schemas.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

SCHEMAS = {
    ".github/workflows/": ["check_jsonschema", "--builtin-schema", "vendor.github-workflows"],
    ".github/actions/": ["check_jsonschema", "--builtin-schema", "vendor.github-actions"],
    ".gitlab-ci.yml": ["check_jsonschema", "--builtin-schema", "vendor.gitlab-ci"],
    ".pre-commit-config.yaml": ["pre_commit", "validate-config"],
}
root = pathlib.Path(__file__).parents[2]


def main():
    article = root / "Sources/Collate/Collate.docc/ContinuousIntegration.md"
    blocks = re.findall(r"```yaml\n# (\S+)\n(.*?)```", article.read_text(), re.DOTALL)
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, text in blocks:
            file = pathlib.Path(folder) / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
            command = next(command for start, command in SCHEMAS.items() if name.startswith(start))
            run = subprocess.run([sys.executable, "-m", *command, str(file)],
                                 capture_output=True, text=True)
            failures += run.returncode != 0
            print("ok  " if run.returncode == 0 else "FAIL", name,
                  "" if run.returncode == 0 else run.stdout + run.stderr)
    missing = [start for start in SCHEMAS if not any(name.startswith(start) for name, _ in blocks)]
    if missing:
        print("FAIL no recipe for", ", ".join(missing))
    manifest = subprocess.run([sys.executable, "-m", "pre_commit", "validate-manifest",
                               str(root / ".pre-commit-hooks.yaml")])
    sys.exit(1 if failures or missing or manifest.returncode else 0)


main()
