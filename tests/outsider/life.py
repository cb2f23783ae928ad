# SPDX-License-Identifier: MIT
"""A whole proposal's life with the installed package: submitted, filed, assigned, answered, judged; then the balance."""
import datetime

import zhengxie

DAY = datetime.date(2020, 1, 13)

with zhengxie.open("life.zx", create=True, place="示例市", division=320100) as store:
    with store.acting(by="提案委员会", on=DAY):
        term = store.terms.open(14)
        committee = store.organizations.add("政协示例市委员会", "committee")
        bureau = store.organizations.add("示例局", "handling_unit")
        person = store.persons.add("王伟")
        store.memberships.seat(person, committee, "member", DAY, term=term)
        session = store.sessions.open(term, 3, DAY)
        proposal = store.proposals.submit(session=session, proposer_kind="member", lead=person, category="social",
                                          subject="关于增加社区托育服务的提案", grounds="示例案据", recommendations="示例建议")
        store.proposals.examine(proposal, "filed")
        assignment = store.proposals.assign(proposal, bureau, "sole", on=datetime.date(2020, 2, 20))
        store.proposals.reply(assignment, "A", on=datetime.date(2020, 5, 6))
        store.proposals.feedback(proposal, satisfaction="satisfied", returned=True, on=datetime.date(2020, 5, 8))
    kept = store.proposals[proposal]
    assert kept.examination == "filed" and kept.handling == "replied" and kept.satisfaction == "satisfied", kept
    for line in store.balance(session, DAY):
        if line.numerator:
            print(line.zh, f"{line.numerator}/{line.denominator}")
    store.journal.verify()
