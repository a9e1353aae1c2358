"""Ways to be wrong about who was first, and about who was in time."""

from tests.game.mutants import Mutant

TIMES, CLOSE = "test_fairness", "test_fairness_close"
PACES, RANKS = "test_fairness_paces", "test_timing"

MUTANTS = (
    # Ties and ranks
    Mutant(
        "ties chained instead of anchored",
        "timing.py",
        "times[found[-1][0]]",
        "times[found[-1][-1]]",
        RANKS,
        "test_a_tie_is_measured_from_its_groups_first",
    ),
    Mutant(
        "tie boundary exclusive",
        "timing.py",
        "<= TIE_MS",
        "< TIE_MS",
        RANKS,
        "test_a_tie_reaches_100_ms",
    ),
    Mutant(
        "rank by group number instead of players ahead",
        "timing.py",
        "ahead = len(rank)",
        "ahead = len(set(rank.values()))",
        RANKS,
        "test_a_rank_is_1_and_the_number_of_players_in_earlier_groups",
    ),
    Mutant(
        "placement by a stretched time",
        "decide/showing.py",
        "        seat: answer.elapsed_ms\n",
        "        seat: 2 * answer.elapsed_ms // (call.pace(seat).half_factors or 2)\n",
        PACES,
        "test_placement_goes_by_true_time_whatever_the_pace",
    ),
    Mutant(
        "who plays without a timer is placed",
        "decide/showing.py",
        "if _right(call, seat) and call.pace(seat) is not Pace.UNTIMED",
        "if _right(call, seat)",
        PACES,
        "test_without_a_timer_one_is_outside_placement_and_in_nobodys_way",
    ),
    Mutant(
        "a pace counts in the call in which it is chosen",
        "evolve.py",
        "            workshop.players[seat].pace = pace\n",
        "            workshop.players[seat].pace = pace\n"
        "            for call in (call for one in workshop.rounds for call in one.calls):\n"
        "                call.paces[seat] = pace\n",
        PACES,
        "test_a_pace_chosen_in_a_call_counts_from_the_next",
    ),
    # The opening and the close
    Mutant(
        "early tap accepted",
        "timing.py",
        "return arrived_ms < call.opens_at_ms",
        "return False",
        TIMES,
        "test_a_tap_before_the_opening_is_refused_whatever_it_claims",
    ),
    Mutant(
        "close compared with raw arrival",
        "timing.py",
        "given_ms = call.opens_at_ms + elapsed_ms - call.played_ms",
        "given_ms = arrived_ms",
        CLOSE,
        "test_an_answer_given_before_the_close_counts_though_it_arrives_after_it",
    ),
    Mutant(
        "grace after the close missing",
        "timing.py",
        "arrived_ms > close_ms + GRACE_MS",
        "arrived_ms > close_ms",
        CLOSE,
        "test_an_answer_given_before_the_close_counts_though_it_arrives_after_it",
    ),
    Mutant(
        "answer shown without waiting for the grace",
        "timing.py",
        "return 0 < due_ms(call, at_ms) - at_ms <= GRACE_MS",
        "return False",
        CLOSE,
        "test_an_answer_in_the_grace_counts_and_may_be_first",
    ),
    Mutant(
        "answer shown at a second press",
        "decide/showing.py",
        "        if call.promised_ms is not None and not call.to_discuss:\n            return ()\n",
        "        if call.promised_ms is not None:\n"
        "            return (AnswerShown(call=call.number, results=()),)\n",
        CLOSE,
        "test_asking_again_changes_nothing",
    ),
    Mutant(
        "answer waits for ever after a restart of the machine",
        "timing.py",
        "return 0 < due_ms(call, at_ms) - at_ms <= GRACE_MS",
        "return 0 < due_ms(call, at_ms) - at_ms",
        CLOSE,
        "test_what_another_clock_promised_is_shown_at_the_next_press",
    ),
    Mutant(
        "answer taken after it was shown",
        "decide/answers.py",
        "    if any(call.number == number for call in current.calls if call.shown):\n"
        "        raise Rejected(Reason.TOO_LATE)\n"
        "    if current.pending is None:\n",
        "    if current.call and current.call.number == number:\n"
        "        return current, current.call\n"
        "    if current.pending is None:\n",
        CLOSE,
        "test_once_shown_an_answer_is_final",
    ),
    Mutant(
        "timer deaf to the slowest",
        "decide/calls.py",
        "max((factor for factor in factors if factor), default=2)",
        "2",
        PACES,
        "test_a_timer_waits_for_the_largest_factor_in_the_room",
    ),
)
