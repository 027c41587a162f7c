"""Plausible French terms and answers for the benchmark, always the same for the same seed."""

import random

TERMS = """confiance; écoute; partage; respect; entraide; dialogue; solidarité; coopération; temps;
faire ensemble; objectif commun; bienveillance; transparence; créativité; égalité; lien social;
engagement; collectif; diversité; apprendre; inclusion; accueil; plaisir; autonomie; énergie;
complémentarité; co-construction; convivialité; responsabilité; intelligence collective; jeunesse;
éducation; parents; école; quartier; commune; associations; habitants; territoire; mobilité;
logement; santé; culture; sport; nature; climat; alimentation locale; circuits courts; bénévolat;
transmission; mémoire; fraternité; liberté; justice; démocratie; participation; décision partagée;
gouvernance; moyens; budget; formation; accompagnement; outils communs; numérique; simplicité;
patience; curiosité; humour; joie; courage; sincérité; honnêteté; droit à l'erreur; persévérance;
ouverture d'esprit; rencontre; voisinage; repas partagé; jardin; bibliothèque; médiathèque; café
associatif; tiers-lieu; atelier; projet; réseau; partenaires; élus; entreprises; enseignants;
animateurs; éducateurs; familles; aînés; enfants; adolescents; étudiants; personnes isolées;
handicap; accessibilité; langue; traduction; interculturel; laïcité; égalité femmes-hommes; paix;
sécurité; propreté; espaces verts; vélo; transports; train; covoiturage; emploi; insertion;
économie sociale; commerce de proximité; artisanat; agriculture; forêt; eau; énergie renouvelable;
sobriété; recyclage; réparation; gratuité; troc; monnaie locale; budget participatif; conseil
citoyen; concertation; information; communication; écouter avant de parler; prendre le temps;
ne laisser personne de côté; aller vers les gens; oser demander de l'aide; décider ensemble;
valoriser les compétences de chacun; sortir de son bureau; partager les bonnes pratiques; innover;
expérimenter; évaluer; célébrer; recommencer; imaginer; rêver; agir; construire; soutenir; relier;
animer; coordonner; fédérer; mutualiser; essaimer; un lieu ouvert à tous; des réunions plus courtes;
moins de paperasse; une équipe soudée; un cadre clair; des règles connues; être reconnu; se former;
dire merci; faire confiance; donner envie; rester humble; savoir renoncer; penser autrement;
équité; dignité; hospitalité; proximité; réciprocité; souplesse; clarté; constance; audace"""


def terms() -> list[str]:
    """The distinct terms, the likeliest first."""
    return [" ".join(term.split()) for term in TERMS.split(";")]


def answers(count: int, seed: int = 1, distinct: int = 150, slope: float = 0.9) -> list[str]:
    """Draw `count` answers among the first `distinct` terms, with Zipf's frequencies."""
    pool = terms()[:distinct]
    weights = [1 / (rank + 2) ** slope for rank in range(len(pool))]
    return random.Random(seed).choices(pool, weights, k=count)
