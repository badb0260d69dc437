"""Pairs of short texts and what is to be found between them: nothing that conflicts, a conflict with its reason, an agreement.

Each table maps a name to pairs of texts. The names and things in them are made up; only one thing is told of each.
"""

Pair = tuple[str, str]

# The seven shapes that look like a conflict and are none.
NO_CONFLICT: dict[str, tuple[Pair, ...]] = {
    "other time": (
        ("The museum welcomed 410,000 visitors in 2018.", "The museum welcomed 655,000 visitors in 2022."),
        ("Anna Keller was the mayor of Brandau in 2006.", "Tomas Weil was the mayor of Brandau in 2015."),
        ("The bridge was closed to lorries in March 2019.", "The bridge was open to lorries in August 2021."),
        ("In 1990 the town had 12,000 inhabitants.", "In 2020 the town had 17,500 inhabitants."),
        ("Halden Rovers won the Northern Cup in 1987.", "Osterby Town won the Northern Cup in 1992."),
        ("The mill employed 300 people in 1920.", "The mill employed 45 people in 1975."),
        ("The ferry did not run in January 2020.", "The ferry ran in July 2020."),
        ("Exports rose in 2018.", "Exports fell in 2019."),
    ),
    "list of values": (
        ("Marta Lindqvist wrote the novel The Salt Road.", "Marta Lindqvist wrote the novel Winter Harbour."),
        ("The company has an office in Lisbon.", "The company has an office in Oslo."),
        ("The prime minister visited Kenya.", "The prime minister visited Ghana."),
        ("The committee includes Professor Adeyemi.", "The committee includes Doctor Petrov."),
        ("The choir sang a mass by Byrd.", "The choir sang a motet by Tallis."),
        ("The farm grows barley.", "The farm grows oats."),
        ("Ines Duarte won the Lumen Prize.", "Ines Duarte won the Aster Medal."),
        ("The airline flies to Vienna.", "The airline flies to Warsaw."),
    ),
    "refinement": (
        ("The factory is in Sweden.", "The factory is in Malmö, Sweden."),
        ("The treaty was signed in 1951.", "The treaty was signed on 14 June 1951."),
        ("The flood damaged more than 200 houses.", "The flood damaged 236 houses."),
        ("Roughly 5,000 people attended the concert.", "The concert was attended by 5,120 people."),
        ("The bridge was built by engineers.", "The bridge was built by military engineers from Utrecht."),
        ("The thief stole jewellery from the palace.", "The thief stole a necklace from the palace."),
        ("A storm sank the vessel.", "A violent storm sank the fishing vessel off Cape Arden."),
        ("The school has fewer than 300 pupils.", "The school has 264 pupils."),
    ),
    "other scope": (
        ("Unemployment in Norway is 4 percent.", "Unemployment in northern Norway is 7 percent."),
        ("The group employs 9,000 people.", "The group employs 1,200 people in Brazil."),
        ("The hospital has 600 beds.", "The children's ward of the hospital has 40 beds."),
        ("The strike closed the northern terminal of the port.", "The southern terminal of the port stayed open."),
        ("The exhibition cost 2 million euros.", "The catalogue of the exhibition cost 60,000 euros."),
        ("Turnout was 61 percent.", "Turnout among voters under 25 was 38 percent."),
        ("The tower has 40 floors.", "The hotel occupies 12 floors of the tower."),
        ("The strike affected 300 workers.", "The strike affected 80 workers at the Lisbon plant."),
        ("Denholm Civil employed 62 people on the site.", "Denholm Civil did the work."),
    ),
    "another subject of the same name": (
        ("Paris is the capital of France.", "Paris is a small town in Texas."),
        ("Michael Jordan, a basketball player, retired in 2003.", "Michael Jordan, a professor, studies statistics."),
        ("Mercury orbits the Sun in 88 days.", "Mercury melts at minus 39 degrees."),
        ("The country of Georgia borders Turkey.", "The state of Georgia borders Florida."),
        ("The locomotive Phoenix was built in Leeds.", "The steamship Phoenix was built in Bristol."),
        ("Victoria is the capital of the Seychelles.", "Victoria is the capital of British Columbia."),
        ("John Brown, a farmer, died in 1859.", "John Brown, a physician, died in 1882."),
        ("Jaguar, a carmaker, was founded in 1922.", "Jaguar, a fashion label, was founded in 1987."),
    ),
    "plan or condition against fact": (
        ("The council plans to close the library.", "The library is open."),
        ("The company wants to hire 500 engineers.", "The company hired 320 engineers."),
        ("If the dam fails, the village will be flooded.", "The village was not flooded."),
        ("The airline intends to buy twelve aircraft.", "The airline bought nine aircraft."),
        ("The tunnel could cost 3 billion dollars.", "The tunnel cost 4.2 billion dollars."),
        ("The union may call a strike.", "The union did not call a strike."),
        ("The station was to open in 2015.", "The station opened in 2018."),
        ("The city hopes to build 900 flats.", "The city built 610 flats."),
    ),
    "the same event told again": (
        ("Elena Rossi founded the bakery in 1998.", "The bakery was founded by Elena Rossi in 1998."),
        ("A fire destroyed the warehouse on Tuesday.", "The warehouse burned down in a fire."),
        ("Police arrested a 34-year-old man in Leeds.", "A man was arrested in Leeds by the police."),
        ("The ship sank with the loss of 12 lives.", "Twelve people died when the ship sank."),
        (
            "The court sentenced Karl Brandt to six years in prison.",
            "Karl Brandt was jailed for six years by the court.",
        ),
        ("The earthquake struck at dawn and killed 80 people.", "Eighty people were killed by the earthquake."),
        ("Shares in the bank fell by 5 percent.", "The share price of the bank dropped 5 per cent."),
        ("Borealis sold the shipyard to Meridian.", "Meridian bought the shipyard from Borealis."),
    ),
}

CONFLICTS: dict[str, tuple[Pair, ...]] = {
    "number": (
        ("The dam is 142 metres high.", "The dam is 96 metres high."),
        ("The fire killed 14 people.", "The fire killed 31 people."),
        ("The orchestra employs 88 musicians.", "The orchestra employs 64 musicians."),
        ("The contract is worth 3.4 million euros.", "The contract is worth 5.1 million euros."),
        ("The journey takes 40 minutes.", "The journey takes two hours."),
        ("The statue weighs 1,450 kg.", "The statue weighs 2.1 tonnes."),
    ),
    "time": (
        ("The abbey was founded in 1142.", "The abbey was founded in 1187."),
        ("Clara Whitfield was born in 1911.", "Clara Whitfield was born in 1917."),
        ("The canal opened in May 1894.", "The canal opened in October 1896."),
        ("The law entered into force on 1 July 2013.", "The law entered into force on 1 January 2014."),
        ("Borealis acquired the shipyard in 2006.", "The shipyard was acquired by Borealis in 2009."),
    ),
    "place": (
        ("The company is based in Zurich.", "The company is based in Vienna."),
        ("Clara Whitfield was born in Dublin.", "Clara Whitfield was born in London."),
        ("The treaty was signed in Lisbon.", "The treaty was signed in Madrid."),
        ("The painter died in Naples.", "The painter died in Berlin."),
        ("The festival was founded in France.", "The festival was founded in Belgium."),
    ),
    "entity": (
        ("The library was designed by Ewan Marsh.", "The library was designed by Lucia Ferro."),
        ("Ewan Marsh founded the school.", "Lucia Ferro founded the school."),
        ("The opera was composed by Anton Hruska.", "The opera was composed by Peter Weil."),
        ("Borealis acquired Kestrel Airways.", "Meridian acquired Kestrel Airways."),
        ("The chairman of the board is Paul Okoro.", "The chairman of the board is Simon Vance."),
    ),
    "role": (
        ("Borealis acquired Meridian.", "Meridian acquired Borealis."),
        ("Denmark defeated Norway in the final.", "Norway defeated Denmark in the final."),
        ("Lucia Ferro sued Ewan Marsh.", "Ewan Marsh sued Lucia Ferro."),
        ("The tram hit the lorry.", "The lorry hit the tram."),
        ("Ewan Marsh succeeded Lucia Ferro as director.", "Lucia Ferro succeeded Ewan Marsh as director."),
    ),
    "negation": (
        ("The mayor signed the petition.", "The mayor did not sign the petition."),
        ("The reactor was damaged by the earthquake.", "The reactor was not damaged by the earthquake."),
        ("Ewan Marsh attended the ceremony.", "Ewan Marsh never attended the ceremony."),
        ("The bridge has a toll.", "The bridge has no toll."),
        ("The vaccine contains mercury.", "The vaccine does not contain mercury."),
    ),
    "antonym": (
        ("The court convicted the banker.", "The court acquitted the banker."),
        ("Exports rose in 2019.", "Exports fell in 2019."),
        ("Parliament rejected the bill.", "Parliament approved the bill."),
        ("The museum is open on Mondays.", "The museum is closed on Mondays."),
        ("The rescue of the miners succeeded.", "The rescue of the miners failed."),
    ),
    "quantifier": (
        ("All of the passengers survived.", "Only 40 of the passengers survived."),
        ("All members of the panel backed the plan.", "Only three of the members of the panel backed the plan."),
        ("All of the stations have lifts.", "Only half of the stations have lifts."),
        ("The whole fleet was grounded.", "Only part of the fleet was grounded."),
        ("Both engines failed.", "Only one of the engines failed."),
    ),
    "superlative": (
        ("The Orda is the longest river in the country.", "The Orda is the second longest river in the country."),
        ("Lucia Ferro finished first in the race.", "Lucia Ferro finished third in the race."),
        ("Brandau is the largest port in the region.", "Brandau is the third-largest port in the region."),
        ("The team finished the season in second place.", "The team finished the season in fifth place."),
        ("Kestrel is the biggest airline in the country.", "Kestrel is the second-biggest airline in the country."),
    ),
    "modality": (
        ("Smoking is permitted on the terrace.", "Smoking is prohibited on the terrace."),
        ("Cyclists are allowed to use the tunnel.", "Cyclists are not allowed to use the tunnel."),
        ("Helmets are compulsory on the site.", "Helmets are optional on the site."),
        ("Visitors may take photographs in the chapel.", "Visitors may not take photographs in the chapel."),
        ("The law allows fishing in the lake.", "The law bans fishing in the lake."),
    ),
}

AGREEMENTS: dict[str, tuple[Pair, ...]] = {
    "active and passive": (
        ("A storm destroyed the lighthouse in 1903.", "The lighthouse was destroyed by a storm in 1903."),
        ("Lucia Ferro designed the theatre.", "The theatre was designed by Lucia Ferro."),
        ("The police arrested three men in Leeds.", "Three men were arrested by the police in Leeds."),
    ),
    "converse": (
        ("Borealis sold the shipyard to Meridian.", "Meridian bought the shipyard from Borealis."),
        ("Meridian owns the shipyard.", "The shipyard belongs to Meridian."),
        ("Lucia Ferro succeeded Ewan Marsh.", "Ewan Marsh preceded Lucia Ferro."),
    ),
    "nominalisation": (
        ("The army withdrew from the valley in 1948.", "The withdrawal of the army from the valley came in 1948."),
        ("Borealis acquired a brewery in Ghent.", "Borealis completed the acquisition of a brewery in Ghent."),
        ("The bridge collapsed in 1931.", "The collapse of the bridge happened in 1931."),
    ),
    "light verb": (
        ("The committee decided on the budget.", "The committee made a decision on the budget."),
        ("The minister visited the hospital.", "The minister paid a visit to the hospital."),
        ("The union contributed to the fund.", "The union made a contribution to the fund."),
    ),
    "synonym": (
        ("The firm purchased 40 lorries.", "The company bought 40 trucks."),
        ("The earthquake destroyed the cathedral.", "The earthquake demolished the cathedral."),
        ("The physician started a clinic in Graz.", "The doctor began a clinic in Graz."),
    ),
    "unit": (
        ("The statue weighs 1,450 kg.", "The statue weighs 1.45 tonnes."),
        ("The tunnel is 3.2 kilometres long.", "The tunnel is 3,200 metres long."),
        ("The trial lasted one year.", "The trial lasted 52 weeks."),
    ),
    "acronym": (
        (
            "The World Health Organization approved the vaccine in 2021.",
            "The WHO approved the vaccine in 2021.",
        ),
        ("The European Space Agency launched the probe in 2004.", "ESA launched the probe in 2004."),
    ),
    "date": (
        ("The treaty was signed on 14 June 1951.", "The treaty was signed in June 1951."),
        ("The canal opened on 3 May 1894.", "The canal opened in 1894."),
    ),
    "number": (
        ("Twelve climbers reached the summit.", "12 climbers reached the summit."),
        ("The stadium holds about 27,500 spectators.", "The stadium holds 27,480 spectators."),
    ),
}
