"""What the database knows of builds: which indices a change is written to, and who is building.

A build that is under way is written to by every drainer from the moment its row is committed, whether or not its process
lives; so a killed rebuild can go on where it stopped.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from search.engines.base import NEVER_BUILT, OTHER_LAYOUT, EngineUnavailable
from search.engines.elastic.schema import LAYOUT
from search.models import SILENCE, IndexBatch, IndexBuild, IndexBuildQuerySet

NAME = "elasticsearch"
State = IndexBuild.State


class RebuildRefused(EngineUnavailable):
    """This rebuild may not go on: another one is at work, or the new index is not what was sent."""


class Builds:
    """The builds of one prefix, as one process sees and changes them."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    def all(self) -> IndexBuildQuerySet:
        return IndexBuild.objects.filter(engine=NAME, prefix=self._prefix)

    def live(self) -> IndexBuild | None:
        return self.all().live().first()

    def building(self) -> IndexBuild | None:
        return self.all().building().first()

    def left(self, *, most: int, since: datetime) -> list[IndexBuild]:
        """Those replaced or given up before that time, or before as many others."""
        ended = self.all().filter(state__in=[State.OLD, State.FAILED]).order_by("-ended", "-pk")
        return [build for place, build in enumerate(ended) if place >= most or (build.ended and build.ended < since)]

    def forget(self, builds: Iterable[IndexBuild]) -> None:
        """Their indices are gone."""
        self.all().filter(pk__in=[build.pk for build in builds]).delete()

    def names(self) -> set[str]:
        """Of all indices that the database knows of, those that are gone too."""
        return {name for build in self.all() for name in build.indices.values()}

    def targets(self) -> list[Mapping[str, str]]:
        """Names by kind of all indices that a change is written to now, those that answer first.

        Ask after the change was claimed: a build that begins later reads it from the database. Where old and new program run
        beside each other, changes wait: neither could write what the other's indices hold.
        """
        found = sorted(
            self.all().filter(state__in=[State.LIVE, State.BUILDING]), key=lambda build: build.state != State.LIVE
        )
        targets = [build for build in found if build.layout == LAYOUT or not self._given_up(build)]
        if not targets:
            raise EngineUnavailable(NEVER_BUILT)
        if any(build.layout != LAYOUT for build in targets):
            raise EngineUnavailable(OTHER_LAYOUT)
        return [build.indices for build in targets]

    def _given_up(self, build: IndexBuild) -> bool:
        """Whether a build of another layout has lost its process; it may not go on then, since it misses changes from now on."""
        if build.state != State.BUILDING or is_alive(build):
            return False
        return self.fail(build, "left behind by another version of the program")

    def begin(self, indices: Mapping[str, str], taxonomy: str) -> IndexBuild:
        """A new build; from when its row is committed all changes are written to its indices."""
        try:
            with transaction.atomic():
                return self.all().create(
                    engine=NAME,
                    prefix=self._prefix,
                    layout=LAYOUT,
                    taxonomy=taxonomy,
                    indices=dict(indices),
                    owner=process(),
                )
        except IntegrityError:
            raise RebuildRefused("another rebuild has just begun") from None

    def take(self, build: IndexBuild) -> None:
        """Go on with a build whose process is gone."""
        if is_alive(build):
            silent = round((timezone.now() - build.heartbeat).total_seconds())
            raise RebuildRefused(f"another rebuild is at work: process {build.owner}, last sign of life {silent} s ago")
        owner = process()
        now = timezone.now()
        if not self._building(build).update(owner=owner, heartbeat=now):
            raise RebuildRefused("another rebuild has just begun")
        build.owner, build.heartbeat = owner, now

    def alive(self, build: IndexBuild, **changes: Any) -> None:
        """A sign of life, with what has changed; refused where another process has taken the build over."""
        for name, value in changes.items():
            setattr(build, name, value)
        if not self._building(build).update(heartbeat=timezone.now(), **changes):
            raise RebuildRefused("another process has taken this rebuild over")

    def sent(self, batch: IndexBatch, **changes: Any) -> None:
        """Keep what was sent of a range of keys, with the position after it."""
        with transaction.atomic():
            self.alive(batch.build, **changes)
            batch.save(force_insert=True)

    def release(self, build: IndexBuild) -> None:
        """Leave a build to whoever goes on with it."""
        self._building(build).update(owner="")

    def fail(self, build: IndexBuild, problem: str) -> bool:
        """Give a build up, so that nothing is written to its indices any more; False where another process took it over."""
        ended = {"state": State.FAILED, "problem": problem[:500], "owner": "", "ended": timezone.now()}
        if not self._building(build).update(**ended):
            return False
        IndexBatch.objects.filter(build=build).delete()
        return True

    def publish(self, build: IndexBuild) -> None:
        """The aliases point to this build now; the one before gets no changes any more."""
        now = timezone.now()
        with transaction.atomic():
            self.all().live().update(state=State.OLD, ended=now)
            self.alive(build, state=State.LIVE, swapped=now)
            self.all().filter(pk=build.pk).update(owner="")
        IndexBatch.objects.filter(build=build).delete()

    def _building(self, build: IndexBuild) -> IndexBuildQuerySet:
        return self.all().building().filter(pk=build.pk, owner=build.owner)


def process() -> str:
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"


def is_alive(build: IndexBuild) -> bool:
    """Whether the process that builds has shown itself lately; one of this machine can be looked for."""
    if not build.owner or timezone.now() - build.heartbeat > SILENCE:
        return False
    host, number, _ = build.owner.rsplit(":", 2)
    return host != socket.gethostname() or _runs(int(number))


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
