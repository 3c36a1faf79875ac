"""Sets of places as numbers, against sets as Python knows them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from members.directory.bits import InParts, bits_of, by_how_many, places_of, union

# Past a stride and a half, and close together at its edges.
SIZE = 1600
PLACES = st.sets(
    st.integers(0, SIZE - 1) | st.sampled_from([0, 1022, 1023, 1024, 1025, SIZE - 1]), max_size=60
)


def test_it_works():
    bits = bits_of([0, 2, 1500], SIZE)
    assert bits == 0b101 | 1 << 1500
    assert places_of(bits) == [0, 2, 1500]
    assert places_of(bits, 1, 2) == [2]
    assert bits_of([], 0) == 0
    assert places_of(0) == []


@given(PLACES, st.integers(0, 70), st.integers(0, 70))
def test_places_come_back_in_their_order(places, start, stop):
    bits = bits_of(places, SIZE)
    assert bits.bit_count() == len(places)
    assert places_of(bits) == sorted(places)
    assert places_of(bits, start, stop) == sorted(places)[start:stop]


@given(st.lists(PLACES, max_size=5))
def test_union(sets):
    assert places_of(union(bits_of(one, SIZE) for one in sets)) == sorted(set().union(*sets))


@given(PLACES, st.lists(PLACES, max_size=9), st.integers(0, 70), st.integers(0, 70))
def test_those_in_the_most_sets_come_first(found, sets, start, stop):
    parts = by_how_many(bits_of(found, SIZE), [bits_of(one, SIZE) for one in sets])
    expected = sorted(found, key=lambda place: (-sum(place in one for one in sets), place))
    ordered = InParts(parts)
    assert len(ordered) == len(expected)
    assert ordered[:] == expected
    assert ordered[start:stop] == expected[start:stop]
