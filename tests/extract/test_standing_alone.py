"""Claims that stand alone: what a sentence gives as a whole, read as a careful analyst would."""

from collections.abc import Callable

import pytest

from crossclaim_schemas import Claim

# A text and all that it claims, in the order of the alphabet.
WHOLE = [
    ("Check that no parts are missing or damaged.", []),
    ("Keep it in a room that does not freeze.", []),
    ("My brother and I did.", []),
    ("3 onions, sliced", []),
    (
        "The taps are closed in May and opened again in June.",
        ["The taps are closed in May.", "The taps are opened again in June."],
    ),
    (
        "Whether its benefits justify the costs depends on prices.",
        ["Do its benefits justify the costs?", "Whether its benefits justify the costs depends on prices."],
    ),
    ("If my hands allow it I will go on.", ["If my hands allow it, I will go on.", "Suppose that my hands allow it."]),
    ("She swam every morning in the lake, except when it was frozen.", ["She swam every morning in the lake."]),
    ("Nobody else wanted to.", []),
    ("Unplug the machine and wait until it has cooled down.", []),
    (
        "The committee obtained three quotes, of which the lowest was 88,000 pounds.",
        ["Of three quotes, the lowest was 88,000 pounds.", "The committee obtained three quotes."],
    ),
    (
        "The pan has a coating that metal tools would scratch.",
        ["Metal tools would scratch a coating.", "The pan has a coating that metal tools would scratch."],
    ),
    ("Okello was born in Gulu, the son of a court interpreter.", ["Okello was born in Gulu."]),
    (
        "The university needed someone to read the instruments.",
        ["The university needed someone to read the instruments."],
    ),
    (
        "I said that he was my uncle, which was true.",
        ["He was my uncle.", "I said that he was my uncle, which was true."],
    ),
    (
        "Engineers credit the dam at Vrana, completed in 2019.",
        ["Engineers credit the dam at Vrana.", "The dam at Vrana was completed in 2019."],
    ),
    ("Norway introduced that in 2013.", ["Norway introduced that in 2013."]),
    ("Salt was not assigned at random.", ["Salt was not assigned at random."]),
    (
        "By the time I get there I have usually stopped being angry.",
        ["By the time I get there, I have usually stopped being angry."],
    ),
    (
        "If I hadn't found that out, I would have left years ago.",
        ["If I hadn't found that out, I would have left years ago.", "Suppose that I hadn't found that."],
    ),
    ("Anyone over 18 who has registered can hire one.", ["Anyone over 18 who has registered can hire one."]),
    ("He has learned to walk to the office, which takes an hour.", ["He has learned to walk to the office."]),
    (
        "The bishop wrote to Aldo Neri at Bologna, who replied.",
        ["Aldo Neri replied.", "The bishop wrote to Aldo Neri at Bologna."],
    ),
    (
        "You pay less if the bike is stolen while it is locked.",
        [
            "Suppose that the bike is locked.",
            "Suppose that the bike is stolen while it is locked.",
            "You pay less if the bike is stolen while the bike is locked.",
        ],
    ),
    ("The daughter of a chemist, she entered the convent at 19.", ["She entered the convent at 19."]),
    ("The owner cooks what her garden gives her.", ["The owner cooks what her garden gives her."]),
    ("Rooms cost 85 euros, breakfast included.", ["Rooms cost 85 euros."]),
    ("Experiments suggest otherwise.", ["Experiments suggest otherwise."]),
    ("About one person in ten gets a cough.", ["About one person in ten gets a cough."]),
    ("Do not drive until you know how it works.", []),
    (
        "The animal cannot be removed without destroying its shell.",
        ["The animal cannot be removed without destroying its shell."],
    ),
    ("Haldi is a tough customer and margins will be thin.", ["Haldi is a tough customer.", "Margins will be thin."]),
    (
        "The patients died or moved away.",
        ["It is left open whether the patients died.", "It is left open whether the patients moved away."],
    ),
    ("Tablets must be kept cold, since light damages them.", ["Tablets must be kept cold, since light damages them."]),
    ("Drill, insert the plugs and screw the bracket to the wall.", []),
    ("Hang it on the bracket until you hear a click.", []),
    ("A drill, a spirit level and a screwdriver.", []),
    ("In the box: reader, cable, quick guide.", []),
    ("It charges in under two hours.", ["It charges in under two hours."]),
    ("He will pay half of it, the rest lent by the bank.", ["He will pay half of it."]),
    (
        "Mr Bhatt felt that the estimate was too high and offered to obtain a second one.",
        [
            "Mr Bhatt felt that the estimate was too high.",
            "Mr Bhatt offered to obtain a second one.",
            "The estimate was too high.",
        ],
    ),
    ("Length had no effect once age was taken into account.", ["Age was taken into account.", "Length had no effect."]),
    (
        "Nobody believes that cheese is made by hand.",
        ["It is left open whether cheese is made by hand.", "Nobody believes that cheese is made by hand."],
    ),
    ("He installed a screen in 2016, which helps the big ones.", ["He installed a screen in 2016."]),
    (
        "It is tested for HIV and then separated into red cells.",
        ["It is separated into red cells.", "It is tested for HIV."],
    ),
    (
        "The interval protects women's stores of iron, which take time to recover.",
        ["The interval protects women's stores of iron.", "Women's stores of iron take time to recover."],
    ),
    (
        "Traders left before any stall is removed.",
        ["Suppose that a stall is removed.", "Traders left before any stall is removed."],
    ),
    (
        "Two months after the plaster came off he began an apprenticeship.",
        ["The plaster came off.", "Two months after the plaster came off, he began an apprenticeship."],
    ),
    (
        "The yoga class has asked to use the hall; the vicar is to speak to them.",
        ["The vicar is to speak to them.", "The yoga class has asked to use the hall."],
    ),
    ("The nurse left before the doctor signed the form.", ["The nurse left before the doctor signed the form."]),
    (
        "Shoulder of lamb is cheaper than leg and, if you give it time, far more tender.",
        ["Shoulder of lamb is cheaper than leg and far more tender.", "Suppose that you give Shoulder time."],
    ),
    (
        "The barley will swell and drink up the juices.",
        ["The barley will drink up the juices.", "The barley will swell."],
    ),
    ("The species is classified as vulnerable.", ["The species is classified as vulnerable."]),
    ("We ask the council to wait.", ["The council should wait.", "We ask the council to wait."]),
    ("I look forward to hearing from you.", ["I look forward to hearing from you."]),
    ("Harrow Lane does not need to do so.", []),
    ("The canal went round the hill, which added four miles.", ["The canal went round the hill."]),
    (
        "The plant was damaged and repaired in 1988.",
        ["The plant was damaged in 1988.", "The plant was repaired in 1988."],
    ),
    (
        "The reservoir at Combe Head, which supplies the valley, is full.",
        ["The reservoir at Combe Head is full.", "The reservoir at Combe Head supplies the valley."],
    ),
    (
        "My grandmother, who came from Northumberland, used mutton, which has a stronger taste.",
        ["Mutton has a stronger taste.", "My grandmother came from Northumberland.", "My grandmother used mutton."],
    ),
    (
        "In 1831 it borrowed money in order to buy a tug that proved too heavy for it.",
        [
            "A tug proved too heavy for it.",
            "In 1831, it borrowed money in order to buy a tug that proved too heavy for it.",
        ],
    ),
    (
        "The script follows two sisters, both chemists, who discover a plot.",
        ["The script follows two sisters.", "Two sisters are both chemists.", "Two sisters discover a plot."],
    ),
    ("Whenever we can.", []),
    ("Meters would cost more than they saved.", ["Meters would cost more than they saved."]),
    (
        "People listen differently because they cannot see.",
        ["People listen differently because they cannot see.", "The people cannot see."],
    ),
    (
        "Something written after 1900 deserves to be heard.",
        ["Something written after 1900 deserves to be heard."],
    ),
    (
        "She recommended that he open the windows.",
        ["He should open the windows.", "She recommended that he open the windows."],
    ),
    (
        "The flood destroyed the atlas, Under the Water, in 1998.",
        ["The flood destroyed the atlas, Under the Water, in 1998."],
    ),
    (
        "Longer trials are needed before clubs can be advised to provide lenses.",
        [
            "Longer trials are needed before clubs can be advised to provide lenses.",
            "Suppose that clubs can be advised to provide lenses.",
        ],
    ),
    (
        "The team visit Corvedale on Tuesday, when Frost will be suspended.",
        ["Frost will be suspended on Tuesday.", "The team visit Corvedale on Tuesday."],
    ),
    (
        "He scored with a kick that goalkeeper Ivan Sabo should have held.",
        [
            "Goalkeeper Ivan Sabo should have held a kick.",
            "He scored with a kick that goalkeeper Ivan Sabo should have held.",
            "Ivan Sabo is a goalkeeper.",
        ],
    ),
    (
        "Clive thought that meters cost too much.",
        ["Clive thought that meters cost too much.", "Meters cost too much."],
    ),
    (
        "The first permit for a household costs £55 a year and the second £110.",
        ["The first permit for a household costs £55 a year and the second £110."],
    ),
    (
        "Sleep was measured by samples taken every 30 minutes.",
        ["Sleep was measured by samples taken every 30 minutes.", "Some samples were taken every 30 minutes."],
    ),
    (
        "Petrov was a tenant of the defendant, a registered provider of housing.",
        ["Petrov was a tenant of the defendant.", "The defendant is a registered provider of housing."],
    ),
]
# A text of several sentences and one of its claims.
RESOLVED = [
    (
        "A swimming pool in Moss Side let us use its changing rooms, which have a wonderful echo.",
        "The changing rooms of the swimming pool in Moss Side have a wonderful echo.",
    ),
    (
        "She joined the Swedish Power Board in 1956. The board refused to print the names.",
        "The Swedish Power Board refused to print the names.",
    ),
    (
        "The state government is to move the terminals, the commissioner, Ana Lind, announced on Monday.",
        "Ana Lind announced on Monday.",
    ),
    ("The company that runs it installed a screen.", "The company runs it."),
    (
        "The firm of Desmond Hay has closed. One shop is run by the leader of a choir. He married in 1969.",
        "He married in 1969.",
    ),
    ("You cannot give blood if you are pregnant or have had a tattoo.", "Suppose that you have had a tattoo."),
    ("The move was proposed by a Dutch firm, which argued that it would save time.", "It would save time."),
    (
        "A Korean laboratory has produced a version from yeast, but it is weaker than the original.",
        "It is weaker than the original.",
    ),
    (
        "The news comes after Acme Ltd admitted a fault. It has recalled 22,000 kettles.",
        "It has recalled 22,000 kettles.",
    ),
    ("The timetable had been drawn up in 1987. It was obvious.", "It was obvious."),
    (
        "His neighbours had demanded that the hives be moved because their son is allergic.",
        "The neighbours' son is allergic.",
    ),
    ("An expert, Dr Svenja Holt, testified on Monday. He gave up beekeeping.", "He gave up beekeeping."),
    ("Screw the arm into the base. The arm stays there.", "The arm stays there."),
    ("Neighbour may keep bees. The court disagreed.", "The court disagreed."),
    ("Ms Farrell drove a bus. A passenger complained that she had used her telephone.", "She had used her telephone."),
    (
        "Anna Dale came in twice. Ms Berg can warn her, and a court may order her to pay.",
        "A court may order her to pay.",
    ),
    ("The bin has a lid and a door. The lid can be closed.", "The lid can be closed."),
    ("The Kestrels beat Sandport on Saturday. It was their eighth win in a row.", "It was their eighth win in a row."),
    ("Paul Ray and his brother founded the choir. He sold his car.", "He sold his car."),
    (
        "Anna Lind has died. Born in 1931, the third daughter of a railway clerk, she learned surveying by post.",
        "Anna Lind learned surveying by post.",
    ),
]


@pytest.mark.parametrize(("text", "claims"), WHOLE)
def test_sentence_gives_these_claims_alone(
    claims_in: Callable[[str], list[Claim]], text: str, claims: list[str]
) -> None:
    assert sorted(claim.text for claim in claims_in(text)) == claims


@pytest.mark.parametrize(("text", "claim"), RESOLVED)
def test_claim_reads_without_its_text(claims_in: Callable[[str], list[Claim]], text: str, claim: str) -> None:
    assert claim in [found.text for found in claims_in(text)]
