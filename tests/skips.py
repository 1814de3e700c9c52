"""Every reason for which a test may be skipped: what the machine lacks, in a sentence."""

import shutil

import pytest

REASONS = {"sshd": "no OpenSSH server is installed (openssh-server)"}
"""By need; the sentence is what pytest shows."""


def needs(*all_needs: str) -> None:
    """Skip the test that calls, unless this machine meets all of these needs."""
    for need in all_needs:
        if shutil.which("sshd", path="/usr/sbin:/sbin:/usr/bin:/usr/local/sbin") is None:
            pytest.skip(REASONS[need])
