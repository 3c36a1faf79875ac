"""The bench's workshops can be paired, and its line says what was found. Nothing is timed here."""

from events.pairing import Rules, check, pair

from . import pairing


def test_it_works():
    people, score, avoid, apart = pairing.workshop(0)
    schedule = pair(people, score, avoid, apart, pairing.ROUNDS, steps=0)
    assert check(schedule.rounds, Rules(people, avoid, apart)) == []
    assert [len(one.pairs) for one in schedule.rounds] == [pairing.PARTICIPANTS // 2] * pairing.ROUNDS
    assert schedule.total > 0


def test_the_line_says_what_is_missed():
    found = {
        "participants": 60,
        "rounds": 6,
        "worlds": 5,
        "mean_seconds": 0.9,
        "least_ratio": 1.0,
        "mean_ratio": 1.2,
    }
    assert "MISSED" not in pairing.words(found | {"most_seconds": 1.9})
    slow = pairing.words(found | {"most_seconds": 2.1})
    assert "2.1 s of processor time at most, 0.9 on average over 5 workshops (the aim is 2) MISSED" in slow
    assert "1.2 times the greedy one, 1.0 at least (the aim is 1)" in slow
    assert pairing.words(found | {"most_seconds": 1, "least_ratio": 0.99}).endswith("MISSED")
