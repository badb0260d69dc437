"""Repairs: parser errors that grammar or layout proves, each a named rule; they change the `Parse`, never the `Doc`."""

from collections.abc import Callable
from itertools import pairwise

from .parse import Parse
from .repair_appositions import close_name, list_member, near_noun, role_behind_that
from .repair_attachments import (
    adverb_of_number,
    comparative_before_noun,
    name_as_sign,
    object_of_preposition,
    participle_behind_noun,
    participle_of_object,
    prefixed_word,
    preposition_in_preposition,
    purpose_of_verb,
    stranded_preposition,
    time_of_verb,
    unit_of_number,
)
from .repair_coordination import (
    counted_verb,
    gerund_in_list,
    gerund_in_list_behind_preposition,
    noun_as_verb_of_conjunct,
    subject_before_conjunct,
)
from .repair_fronted import (
    adjective_as_subject,
    condition_as_root,
    fronted_subject,
    inverted_condition,
    inverted_subject,
    participle_before_subject,
    provided_that,
    supposed_case,
)
from .repair_openings import repair_opening
from .repair_small_clauses import installed_object, named_object, small_clause, two_objects
from .repair_subjects import (
    apposition_as_subject,
    described_subject,
    late_apposition,
    late_report,
    name_as_expletive,
    noun_with_verb,
    object_of_relative,
    role_of_subject,
    split_subject,
    subject_of_auxiliary,
    subject_of_complement,
    subject_of_participle,
)
from .repair_verbless import repair_verbless
from .repair_verbs import (
    adverbial_cleft,
    bare_root,
    cleft,
    conjunct_by_form,
    dative_as_subject,
    finite_modifier,
    gerund_of_going_on,
    gerund_of_going_on_below,
    name_before_noun,
    name_that_thought,
    noun_as_verb,
    noun_with_subject,
    participle_conjunct,
    perfect_parted,
    that_as_article,
    that_as_object,
    verb_as_auxiliary,
    verb_below_causative,
)

Rule = Callable[[Parse, int, frozenset[int]], bool]
# By the label of the token that a rule looks at; the first that moves something ends the list.
RULES: dict[str, tuple[Rule, ...]] = {
    "ROOT": (condition_as_root, name_that_thought, provided_that, name_before_noun, noun_with_subject, bare_root),
    "dobj": (that_as_object, object_of_preposition, installed_object, named_object, two_objects),
    "oprd": (named_object, installed_object),
    "nsubj": (
        described_subject,
        object_of_relative,
        role_of_subject,
        subject_of_auxiliary,
        subject_of_complement,
        subject_of_participle,
        split_subject,
    ),
    "nsubjpass": (subject_of_auxiliary, subject_of_participle, split_subject),
    "aux": (verb_as_auxiliary,),
    "auxpass": (verb_as_auxiliary,),
    "appos": (noun_as_verb_of_conjunct, apposition_as_subject, list_member, near_noun, close_name),
    "conj": (
        subject_before_conjunct,
        counted_verb,
        gerund_in_list,
        participle_conjunct,
        conjunct_by_form,
        noun_with_verb,
    ),
    "compound": (noun_as_verb,),
    "det": (that_as_article, role_behind_that),
    "ccomp": (
        verb_below_causative,
        dative_as_subject,
        small_clause,
        perfect_parted,
        supposed_case,
        cleft,
        adverbial_cleft,
        participle_before_subject,
        late_apposition,
    ),
    "xcomp": (perfect_parted,),
    "pobj": (unit_of_number, fronted_subject),
    "attr": (inverted_subject,),
    "advmod": (adverb_of_number, comparative_before_noun),
    "advcl": (
        participle_behind_noun,
        participle_of_object,
        gerund_of_going_on,
        gerund_in_list,
        gerund_in_list_behind_preposition,
    ),
    "pcomp": (gerund_of_going_on_below,),
    "acomp": (adjective_as_subject,),
    "acl": (late_report, gerund_in_list, finite_modifier, purpose_of_verb),
    "relcl": (purpose_of_verb,),
    "parataxis": (inverted_condition,),
    "prep": (preposition_in_preposition, stranded_preposition, time_of_verb),
    "punct": (name_as_sign,),
    "expl": (name_as_expletive,),
}


def repair(parse: Parse, timed: frozenset[int]) -> None:
    """Apply every rule; `timed` are the tokens inside temporal expressions."""
    for start, end in pairwise(parse.starts):
        repair_verbless(parse, start, end)
        repair_opening(parse, start, end, timed)
    for token in range(len(parse.heads)):
        if parse.words[token - 1] == "-" and prefixed_word(parse, token, timed):
            parse.relink(token)
        for rule in RULES.get(parse.deps[token], ()):
            if rule(parse, token, timed):
                parse.relink(token)
                break
