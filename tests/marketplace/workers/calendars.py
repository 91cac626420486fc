"""Hypothesis strategies for availabilities, shared by the tests of coverage."""

import datetime

from hypothesis import strategies as st

from marketplace.workers.availability import Availability
from marketplace.workers.shifts import FREE_PARTS, PRESETS, Shift
from marketplace.workers.slots import WHOLE_WEEK
from marketplace.workers.spans import Season, Span

days = st.dates(datetime.date(2026, 1, 1), datetime.date(2028, 12, 31))
parts = st.integers(1, 7)
month_days = st.dates(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)).map(lambda day: (day.month, day.day))
seasons = st.builds(Season, month_days, month_days, parts)
shifts = st.one_of(
    st.builds(Shift, st.text(sorted(FREE_PARTS), min_size=2, max_size=20), days.map(datetime.date.toordinal)),
    st.builds(Shift.preset, st.sampled_from(sorted(PRESETS)), days),
)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first = draw(days)
    return Span.of(first, first + datetime.timedelta(draw(st.integers(0, 60))), parts=draw(parts))


availabilities = st.builds(
    Availability,
    week=st.integers(0, WHOLE_WEEK),
    shift=st.none() | shifts,
    seasons=st.lists(seasons, max_size=2).map(tuple),
    free=st.lists(spans(), max_size=3).map(tuple),
    blocked=st.lists(spans(), max_size=3).map(tuple),
)
