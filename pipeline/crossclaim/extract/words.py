"""Closed word classes of English that the clause rules rely on; lemmas unless said otherwise."""

NEGATORS = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither"})
NEGATIVE_SUBJECTS = frozenset({"no", "none", "nobody", "neither", "nothing", "no-one"})
NEAR_NEGATIVES = frozenset({"hardly", "scarcely", "barely", "rarely", "seldom", "nowhere"})
# Verbs whose infinitive, gerund or content clause did not happen (Karttunen 1971, negative implicatives, and refusals).
NEGATIVE_VERBS = frozenset(
    {
        "fail",
        "refuse",
        "decline",
        "deny",
        "neglect",
        "avoid",
        "cease",
        "stop",
        "prevent",
        "forbid",
        "prohibit",
        "ban",
        "omit",
    }
)
# The same with one form of the verb below only: "forgot to pay" but not "forgot paying", "missed winning".
NEGATIVE_WITH_TAG = {"forget": "VB", "miss": "VBG"}
DENIALS = frozenset({"deny", "dispute", "reject", "refute", "rebut", "disclaim", "doubt"})

REPORTING = frozenset(
    """accuse acknowledge add admit affirm allege announce argue assert assume believe boast caution charge cite claim
    comment complain concede conclude confess confirm contend decide declare deny describe dispute emphasise emphasize estimate
    expect explain fear feel find forecast guess hint hold hope imply indicate inform insist joke lament learn maintain mention
    note notice observe point posit postulate predict proclaim promise propose protest prove demonstrate rumour rumor hop quip reaffirm realise realize
    recall reckon recount reiterate remark remind repeat reply report respond reveal rule say show speculate state stipulate stress
    suggest suppose surmise suspect swear teach tell testify theorise theorize think tweet underline underscore
    understand vow warn write forget know regret remember discover see hear agree doubt judge""".split()
)
FACTIVE = frozenset(
    """acknowledge admit concede confirm demonstrate discover forget know learn notice observe point prove realise realize recall regret
    remember reveal see show find understand""".split()
)
# Predicates that report when passive with a raised subject: "is said to be", "was believed to have left".
RAISED_REPORTS = frozenset(
    "say believe report think claim allege consider know estimate suppose rumour rumor understand reckon assume".split()
)
HEARSAY_ADVERBS = frozenset({"reportedly", "allegedly", "supposedly", "purportedly", "apparently", "ostensibly"})

PLANNING = frozenset(  # "hop": what the lemmatiser makes of "hopes"
    """plan intend hope hop want aim seek wish mean aspire promise pledge vow agree decide propose prepare expect schedule set
    undertake threaten offer resolve commit due slate poise project forecast desire""".split()
)
POSSIBLE_VERBS = frozenset({"seem", "appear", "tend"})
POSSIBLE_ADJECTIVES = frozenset({"likely", "unlikely", "possible", "liable", "prone", "apt"})
PLANNED_ADJECTIVES = frozenset(
    {"ready", "set", "due", "eager", "willing", "keen", "bound", "scheduled", "poised", "anxious"}
)
CHAIN_ADJECTIVES = (
    PLANNED_ADJECTIVES | POSSIBLE_ADJECTIVES | {"able", "unable", "sure", "certain", "free", "quick", "slow"}
)
# What a purpose is meant by: without such a subject a purpose clause only says what something is for.
AGENT_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
# Verbs whose gerund says what is aimed at: "is aimed at strengthening", "is committed to ending".
AIMING = frozenset(
    {"aim", "intend", "design", "gear", "direct", "target", "devote", "dedicate", "commit", "work", "strive"}
)
# Verbs that keep somebody from doing what their "from" and gerund say.
HINDERING = frozenset(
    """prevent bar ban stop keep prohibit refrain hinder discourage deter exclude block exempt restrain preclude
    dissuade abstain disqualify""".split()
)
# Verbs with two objects: "granted it the right".
GIVING = frozenset("grant give award offer accord allot assign bring lend pay".split())
ENABLING = frozenset(
    {"enable", "help", "allow", "permit", "let", "empower", "entitle", "encourage", "invite", "authorise", "authorize"}
)
DIRECTIVE = frozenset(
    "ask order tell urge require command instruct oblige compel direct beg request advise call want oblige recommend".split()
)
# Verbs whose object does what their infinitive says: "told him to leave"; with others the subject does ("used it to leave").
OBJECT_CONTROL = (ENABLING | DIRECTIVE | NEGATIVE_VERBS) | frozenset(
    """help cause force lead persuade convince urge get make have expect choose appoint elect hire inspire prompt drive push teach
    train enlist assign entice induce motivate pressure tempt warn remind challenge nominate see hear watch find keep leave like
    prepare equip recruit dispatch send prefer need believe consider know think understand declare prove show""".split()
)
MODALS_POSSIBLE = frozenset({"may", "might", "could", "can"})
MODALS_OBLIGATORY = frozenset({"must", "should", "shall", "ought"})
MODALS_PLANNED = frozenset({"will", "'ll", "’ll", "wo"})
MODALS_CONDITIONAL = frozenset({"would", "'d", "’d"})
POSSIBLE_ADVERBS = frozenset(
    {"perhaps", "maybe", "possibly", "probably", "presumably", "likely", "potentially", "conceivably"}
)

POSSIBLE_NOUNS = frozenset(
    "possibility chance risk fear hope idea theory hypothesis likelihood danger prospect suspicion speculation rumour rumor doubt".split()
)
REPORT_NOUNS = frozenset(
    """claim allegation report assertion statement argument announcement belief view opinion accusation suggestion contention
    warning prediction conclusion finding rumour rumor suspicion theory idea hypothesis fear hope assumption complaint""".split()
)
CONDITIONAL_MARKERS = frozenset({"if", "unless", "provided", "providing", "lest", "supposing", "case"})
TEMPORAL_MARKERS = frozenset({"when", "while", "after", "before", "until", "till", "once", "whenever", "as", "since"})
CAUSAL_MARKERS = frozenset({"because"})

TIME_ADVERBS = frozenset(
    """now today yesterday tomorrow tonight later earlier then once twice thrice currently recently originally initially again
    subsequently eventually finally formerly previously soon already always often sometimes annually monthly weekly daily
    yearly ago nowadays presently immediately shortly afterwards afterward meanwhile simultaneously still long""".split()
)
PLACE_ADVERBS = frozenset(
    """here there abroad home elsewhere nearby overseas away upstairs downstairs inland ashore everywhere somewhere anywhere
    nationwide worldwide locally globally internationally north south east west northward southward northeast northwest
    southeast southwest downtown outside inside""".split()
)
# Adverbs that tie a sentence to the one before, or comment on it; no part of what is claimed.
DISCOURSE_ADVERBS = frozenset(
    """however moreover furthermore therefore thus hence also additionally consequently nevertheless nonetheless indeed besides
    instead meanwhile otherwise likewise similarly further too well so accordingly conversely overall anyway actually
    unfortunately fortunately interestingly surprisingly importantly notably sadly clearly obviously frankly ultimately
    secondly firstly thirdly lastly rather then alternatively""".split()
)
TIME_NOUNS = frozenset(
    """second minute hour day week weekend month year decade century millennium morning afternoon evening night midnight noon
    season spring summer autumn winter quarter semester term era age period moment time while date today childhood youth
    january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday birthday anniversary""".split()
)
PLACE_PREPOSITIONS = frozenset(
    """in at on near from to into onto across within around throughout outside inside over along off toward towards through
    beyond above below beneath under behind beside between among opposite past via up down""".split()
)
TIME_PREPOSITIONS = frozenset(
    "in on at by from to since until till before after during for between within throughout around over about as through of".split()
)
PLACE_VERBS = frozenset(
    {"bear", "live", "die", "locate", "situate", "base", "reside", "settle", "arrive", "headquarter", "bury"}
)
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
TIME_LABELS = frozenset({"DATE", "TIME"})
CAUSE_MARKERS = frozenset({"because of", "due to", "owing to", "thanks to", "as a result of", "on account of"})
PURPOSE_MARKERS = frozenset({"in order to", "so as to", "to", "so that", "in order that"})
MANNER_MARKERS = frozenset({"by", "without", "by means of", "through"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
# Participles that describe a lasting state: "located in" holds now, "founded in" happened.
STATIVE_PARTICIPLES = frozenset(
    """locate situate find base name call know focus commit design own host run operate govern lead control bound surround cover use
    require contain compose comprise dedicate devote entitle fill house inhabit label list make mean need populate rank regard
    relate connect link associate involve concern limit interest aim head chair consider set dot staff attach affiliate mark""".split()
)
LIGHT_NOUNS = frozenset(
    {"one", "ones", "those", "that", "anyone", "anything", "everyone", "everything", "someone", "something"}
)
PLURAL_PRONOUNS = frozenset({"they", "we", "these", "those", "you", "both", "many", "several", "few", "us", "them"})
# Pronouns that name nothing in particular.
INDEFINITE_PRONOUNS = frozenset(
    """something anything everything nothing someone anyone everyone somebody anybody everybody nobody none""".split()
)
QUANTIFIERS = frozenset(
    """all some most many few no none several each every both any much more less least half only another either neither
    enough fewer""".split()
)
