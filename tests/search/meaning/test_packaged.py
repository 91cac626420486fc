"""The encoders that ship inside packages, as they are."""

from __future__ import annotations

import numpy as np
import pytest

from search.meaning.encoders import Encoder, encoders, unit


@pytest.fixture(scope="module", params=[0, 1], ids=["e5", "use"])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    return encoders()[request.param]


def test_a_trade_is_near_its_name_in_the_other_language(encoder: Encoder) -> None:
    welder, han_welder, accountant, teacher = unit(encoder.encode(["welder", "电焊工", "会计", "幼儿园老师"]))
    assert welder @ han_welder > max(welder @ accountant, welder @ teacher)


def test_a_text_has_the_same_vector_alone_and_among_others(encoder: Encoder) -> None:
    texts = ["焊工", "welder", "在重庆的汽车工厂做了二十年装配钳工", "c++"]
    together = encoder.encode(texts)
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    assert together.shape == alone.shape
    assert np.allclose(together, alone, atol=1e-3)


def test_nothing_has_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.encode(["焊工"]).shape[1])
