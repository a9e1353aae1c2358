"""Ways to be wrong about what a player is allowed, in one answer and in all."""

from tests.game.mutants import Mutant

TIMES, QUOTA, LIARS = "test_fairness", "test_fairness_quota", "test_fairness_liars"
PACES, PAUSES = "test_fairness_paces", "test_pausing"

MUTANTS = (
    # The allowance of one answer
    Mutant(
        "cap missing",
        "timing.py",
        "min(needed_ms, CAP_MS, quota_ms)",
        "min(needed_ms, quota_ms)",
        TIMES,
        "test_one_answer_is_allowed_500_ms_at_most",
    ),
    Mutant(
        "floor missing",
        "timing.py",
        "FLOOR_MS = 250",
        "FLOOR_MS = 0",
        TIMES,
        "test_the_floor_is_250_ms",
    ),
    Mutant(
        "allowance spent on what the floor takes back",
        "timing.py",
        "max(0, min(allowance_ms, taken_ms - FLOOR_MS))",
        "max(0, allowance_ms)",
        TIMES,
        "test_what_would_buy_nothing_below_the_floor_is_not_spent",
    ),
    Mutant(
        "later arrival helps",
        "timing.py",
        "max(0, taken_ms - claimed_ms)",
        "2 * max(0, taken_ms - claimed_ms)",
        TIMES,
        "test_arriving_later_never_helps",
    ),
    Mutant(
        "NaN and infinities compensated",
        "timing.py",
        "if 0 <= value < LARGEST else None",
        "if 0 <= value < LARGEST else 0",
        TIMES,
        "test_what_cannot_be_a_time_is_allowed_nothing",
    ),
    Mutant(
        "text compensated",
        "timing.py",
        "    if isinstance(value, bool) or not isinstance(value, int | float):\n",
        "    if isinstance(value, str) and value.isdigit():\n"
        "        return int(value)\n"
        "    if isinstance(value, bool) or not isinstance(value, int | float):\n",
        TIMES,
        "test_what_cannot_be_a_time_is_allowed_nothing",
    ),
    Mutant(
        "time before a pause forgotten",
        "timing.py",
        "Adjusted(call.played_ms + max(",
        "Adjusted(max(",
        PAUSES,
        "test_the_pause_does_not_count_in_a_players_time",
    ),
    # The quota of all answers
    Mutant(
        "quota not asked",
        "timing.py",
        "min(needed_ms, CAP_MS, quota_ms)",
        "min(needed_ms, CAP_MS)",
        QUOTA,
        "test_the_next_answer_is_allowed_what_is_left",
    ),
    Mutant(
        "quota not spent",
        "timing.py",
        "left_ms -= answer.allowance_ms",
        "left_ms -= 0",
        QUOTA,
        "test_an_answer_spends_what_it_was_allowed",
    ),
    Mutant(
        "quota charged twice",
        "timing.py",
        "left_ms -= answer.allowance_ms",
        "left_ms -= 2 * answer.allowance_ms",
        QUOTA,
        "test_an_answer_spends_what_it_was_allowed",
    ),
    Mutant(
        "quota not bounded above",
        "timing.py",
        "left_ms = min(MOST_QUOTA_MS, left_ms + call.grants.get(seat, 0))",
        "left_ms += call.grants.get(seat, 0)",
        QUOTA,
        "test_no_more_than_1000_ms_are_saved_up",
    ),
    Mutant(
        "quota refilled without bounds by who delays the measurement",
        "timing.py",
        "min(MOST_GRANT_MS, (",
        "max(0, (",
        LIARS,
        "test_who_also_delays_the_measurement_gains_150_ms_a_call",
    ),
    Mutant(
        "quota charged for an answer that was replaced",
        "evolve.py",
        "allowance_ms=entry.allowance_ms\n",
        "allowance_ms=entry.allowance_ms\n"
        "                + (call.answers[seat].allowance_ms if seat in call.answers else 0)\n",
        QUOTA,
        "test_an_answer_that_was_replaced_costs_nothing",
    ),
    Mutant(
        "quota short of what the replaced answer was allowed",
        "timing.py",
        "        if call is before:\n            break\n",
        "",
        QUOTA,
        "test_an_answer_that_replaces_another_has_the_whole_quota",
    ),
    Mutant(
        "quota charged for the same stage tapped again",
        "decide/answers.py",
        "if before.stage == command.stage:",
        "if before.stage == command.stage and current.settings.mode is Mode.RACE:",
        QUOTA,
        "test_tapping_the_same_stage_again_costs_nothing",
    ),
    Mutant(
        "quota charged for a second claim",
        "decide/answers.py",
        "        if current.settings.mode is Mode.RACE:\n",
        "        if current.settings.mode is None:\n",
        TIMES,
        "test_in_race_a_second_claim_changes_and_costs_nothing",
    ),
    Mutant(
        "wrong answers free of charge",
        "timing.py",
        "if answer := call.answers.get(seat):",
        "if (answer := call.answers.get(seat)) and answer.stage == call.event.stage:",
        QUOTA,
        "test_a_wrong_answer_costs_as_much_as_a_right_one",
    ),
    Mutant(
        "undo keeps the allowance",
        "timing.py",
        "for call in one.calls):",
        "for call in (*one.undone, *one.calls)):",
        QUOTA,
        "test_an_answer_that_is_taken_back_costs_nothing",
    ),
    Mutant(
        "relaxed spends",
        "timing.py",
        "(one for one in rounds if one.settings.mode is not Mode.RELAXED)",
        "rounds",
        PACES,
        "test_relaxed_spends_and_adds_nothing",
    ),
    Mutant(
        "relaxed adds",
        "decide/showing.py",
        "    if current.settings.mode is Mode.RELAXED:\n        return ()\n",
        "",
        PACES,
        "test_relaxed_spends_and_adds_nothing",
    ),
)
