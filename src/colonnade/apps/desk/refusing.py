"""A refusal where it helps: beside the field that it is about, or on the page of its draft, which is kept."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from colonnade.apps.asking import reader_language
from colonnade.apps.desk import selectors, showing
from colonnade.apps.desk.forms import ActForm
from colonnade.core.acts.canonical import Malformed
from colonnade.core.errors import Refusal
from colonnade.core.ids import ActId
from colonnade.edges.clock import today
from colonnade.words.pages import say
from colonnade.words.refusals import Explained, explained

CONFLICT = 409
_PARTNERS = ("decision", "to", "into", "council", "affiliate", "successors", "of", "new")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "already_affiliated": ("code", *_PARTNERS),
    "amended_already": ("amends",),
    "another_majority_amends": ("majority",),
    "another_majority_renews": ("majority",),
    "another_organ_amends": ("decided_by",),
    "another_organ_renews": ("decided_by",),
    "appeal_is_heard_by_another": ("decision",),
    "binds_before_it_was_decided": ("binds_from",),
    "binds_before_what_it_amends": ("binds_from", "effective"),
    "board_and_inspector": ("holder",),
    "branch_shows_too_much": ("branch",),
    "candidate_has_not_decided": ("decision",),
    "count_without_inspector": ("inspectors",),
    "council_has_its_body": ("council",),
    "elected_by_another": ("elected_by",),
    "ends_before_it_begins": ("until",),
    "few_ballots_shown": ("shown",),
    "few_votes_counted": ("counted_yes",),
    "founders_have_handed_over": ("elected_by",),
    "has_a_statute": ("statute",),
    "heard_too_soon": ("hearing_heard",),
    "in_no_body_of_its_branch": ("decision",),
    "in_no_body_of_its_territory": ("decision",),
    "its_time_is_over": ("effective",),
    "key_not_in_force": ("old", "lost", "what"),
    "never_a_column": _PARTNERS,
    "majority_not_reached": ("votes_yes", "decision"),
    "minutes_missing": ("votes_yes", "decision"),
    "newer_figures_are_known": ("period",),
    "no_seat_left": ("office",),
    "a_small_count_can_be_reckoned": ("shown",),
    "ballots_show_too_much": ("shown",),
    "no_such_act": ("to",),
    "no_such_office": ("office", "what"),
    "no_such_organ": ("organ",),
    "no_trusteeship": ("affiliate",),
    "not_a_column_of_the_old_body": ("old",),
    "not_a_local_council": ("council",),
    "not_affiliated": ("code", *_PARTNERS),
    "not_founded": ("effective",),
    "not_heard_yet": ("hearing_heard",),
    "not_observed_long_enough": ("decision",),
    "not_ratified": ("ratified_yes", "decision"),
    "not_suspended": ("affiliate",),
    "nothing_to_confirm": ("acts",),
    "notice_too_short": ("effective",),
    "own_affiliate": _PARTNERS,
    "own_successor": _PARTNERS,
    "pseudonymous_has_no_place": ("place", "branch"),
    "renewed_already": ("effective",),
    "size_shows_too_much": ("shown", "ratified_entitled", "voters_shown"),
    "small_count_shown": ("shown",),
    "statute_names_another_class": ("claimed_class",),
    "statute_shows_too_much": ("statute",),
    "term_too_long": ("until",),
    "too_few_members": ("decision",),
    "too_many_posts_of_one": ("mandate_from",),
    "too_many_terms": ("holder",),
    "total_gives_a_hidden_count": ("shown",),
    "total_not_in_steps": ("count",),
    "trusteeship_too_long": ("until",),
    "two_inspectors_needed": ("inspectors",),
    "two_officers_needed": ("officers",),
    "two_roofs_of_one_level": _PARTNERS,
    "votes_fall_short": ("votes_yes",),
    "votes_show_too_much": ("counted_entitled",),
    "closes_before_it_opens": ("closes",),
    "code_issuer_twice": ("codes_by",),
    "codes_by_own_column": ("codes_by",),
    "decided_before_it_was_raised": ("effective",),
    "decided_by_who_held_it": ("decided_by",),
    "earlier_than_its_last_step": ("effective",),
    "election_known": ("archive",),
    "few_voters_shown": ("voters_shown",),
    "hands_not_apart": ("apart",),
    "inspector_is_trustee": ("codes_by",),
    "key_destroyed_already": ("election",),
    "keys_still_needed": ("election",),
    "more_ballots_than_voters": ("archive",),
    "more_elected_than_seats": ("archive",),
    "more_votes_than_ballots": ("archive",),
    "no_part_in_this_election": ("election",),
    "not_yet_to_close": ("effective",),
    "not_yet_to_open": ("effective",),
    "nothing_to_object_to": ("election",),
    "objection_decided_already": ("objection",),
    "objection_too_late": ("effective",),
    "opens_before_it_is_set_up": ("opens",),
    "rankings_have_no_weights": ("electorate",),
    "record_day_too_late": ("record_day",),
    "threshold_out_of_reach": ("archive",),
    "too_few_days_to_object": ("objection_days",),
    "too_few_trustees": ("archive",),
    "trustee_from_outside": ("trustee_1",),
    "trustee_key_twice": ("archive",),
    "trustees_not_as_needed": ("archive",),
    "trustees_share_a_column": ("trustee_1",),
    "turnout_shows_too_much": ("archive",),
    "two_code_issuers_needed": ("codes_by",),
    "voters_show_too_much": ("voters_shown", "electorate"),
    "would_close_a_loop": _PARTNERS,
    "younger_than_the_roof": ("decision",),
}
"""Which field a reason is about, by the first of these that the form has."""
_FACTS = "facts."


def in_full(refusal: Refusal) -> Explained:
    """Return the refusal as the reader is told it."""
    return explained(refusal.code, refusal.facts, reader_language())


def told_beside(form: ActForm, refusal: Refusal) -> bool:
    """Whether the refusal is about a field of the form, and is told beside it now."""
    about = FIELDS.get(str(refusal.facts.get("why", "")), ())
    if isinstance(refusal, Malformed) and refusal.facts["fault"] == "too_long" and "statute" in form.fields:
        form.add_error("statute", say("desk.rules_too_long", reader_language()))
        return True
    if isinstance(refusal, Malformed):
        about = (str(refusal.facts["path"]).removeprefix(_FACTS).partition("[")[0].replace(".", "_"),)
    field = next((name for name in about if name in form.fields), None)
    if field is not None:
        form.add_error(field, str(in_full(refusal)))
    return field is not None


def done_or_refused(
    request: HttpRequest, person: int, number: int, do: Callable[[], HttpResponse | None]
) -> HttpResponse:
    """Do it and lead back to the draft; a refusal is told on its page, which is refused to whoever may not see it."""
    try:
        answer = do()
    except Refusal as refusal:
        page = showing.draft_page(person, number, today(), reader_language())
        told = {"page": page, "refused": in_full(refusal)}
        return render(request, "desk/draft.html", told, status=CONFLICT)
    return redirect("desk_draft", number=number) if answer is None else answer


def after_recording(person: int, number: int, act: ActId) -> HttpResponse:
    """Lead to the draft or, where the act itself has ended the person's seat, to the act in the log."""
    try:
        selectors.draft_for(person, number, today())
    except selectors.NoSuchDraft:
        return redirect("act", act=act)
    return redirect("desk_draft", number=number)
