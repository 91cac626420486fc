"""What a figure was measured on."""

from __future__ import annotations

import os
import platform
import resource
import sys
from pathlib import Path

import django
import tantivy


def describe() -> str:
    """One line: processor, cores, memory, versions."""
    return (
        f"{_cpu()}, {os.cpu_count()} cores, {_memory_gib()} GiB, load {os.getloadavg()[0]:.1f}; "
        f"CPython {platform.python_version()}, Django {django.__version__}, {tantivy.__version__}"
    )


def command() -> str:
    """How to repeat it."""
    return " ".join(["python -m bench", *sys.argv[1:]])


def resident_mib() -> int:
    """Memory of this process now, shared pages of the index included."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) // 1024
    return peak_mib()


def peak_mib() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _cpu() -> str:
    names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return names[0].partition(":")[2].strip() if names else platform.machine()


def _memory_gib() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
