"""What a figure was measured on."""

from __future__ import annotations

import os
import platform
import resource
import sys
from pathlib import Path

import django
import tantivy
from django.conf import settings

from search.engines.elastic.client import address, client_to


def describe() -> str:
    """One line: processor, cores, memory, versions."""
    return (
        f"{_cpu()}, {os.cpu_count()} cores, {_memory_gib()} GiB, load {os.getloadavg()[0]:.1f}; "
        f"CPython {platform.python_version()}, Django {django.__version__}, {tantivy.__version__}"
    )


def describe_engine() -> list[str]:
    """A line about the servers of Elasticsearch, where they are what is measured."""
    if settings.SEARCH_ENGINE != "elasticsearch":
        return []
    nodes = (
        client_to(address())
        .nodes.info(metric="jvm,process", filter_path="nodes.*.version,nodes.*.jvm.mem")["nodes"]
        .values()
    )
    heaps = ", ".join(
        f"{node['version']} with {node['jvm']['mem']['heap_max_in_bytes'] // 2**20} MiB" for node in nodes
    )
    return [f"Elasticsearch {heaps} of heap; {settings.ELASTICSEARCH_SHARDS} shards an index"]


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
