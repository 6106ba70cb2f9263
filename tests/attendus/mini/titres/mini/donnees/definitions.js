window.Referentiel = window.Referentiel || {};
window.Referentiel.definitions = {"bpa":["BPA (brevet du potager amateur)","Un diplôme inventé. Il se dit aussi « brevet vert »."],"ccp":["CCP (certificat de compétences professionnelles)","Une partie d’un titre, que l’on peut obtenir seule."],"semis":["semis","Des graines mises en terre."]};
