package fr.creneau.city.day;

import fr.creneau.city.noise.Chance;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Invents recipients. Stateless. */
final class People {
    private static final List<String> WOMEN = List.of(
            "Camille",
            "Léa",
            "Manon",
            "Chloé",
            "Inès",
            "Jeanne",
            "Louise",
            "Alice",
            "Juliette",
            "Zoé",
            "Margaux",
            "Nadia",
            "Fatima",
            "Hélène",
            "Claire",
            "Sophie",
            "Valérie",
            "Élodie",
            "Anaïs",
            "Mathilde",
            "Solène");
    private static final List<String> MEN = List.of(
            "Lucas", "Hugo", "Louis", "Gabriel", "Arthur", "Jules", "Raphaël", "Adam", "Paul", "Nathan", "Karim",
            "Yanis", "Thomas", "Julien", "Nicolas", "Mathieu", "Olivier", "Étienne", "Bruno", "Rémi", "Théo");
    private static final List<String> SURNAMES = List.of(
            "Martin",
            "Bernard",
            "Dubois",
            "Thomas",
            "Robert",
            "Richard",
            "Petit",
            "Durand",
            "Leroy",
            "Moreau",
            "Simon",
            "Laurent",
            "Lefèvre",
            "Michel",
            "Garcia",
            "David",
            "Bertrand",
            "Roux",
            "Vincent",
            "Fournier",
            "Morel",
            "Girard",
            "André",
            "Mercier",
            "Dupont",
            "Lambert",
            "Bonnet",
            "François",
            "Martinez",
            "Legrand",
            "Garnier",
            "Faure",
            "Rousseau",
            "Blanc",
            "Guérin",
            "Muller",
            "Henry",
            "Roussel",
            "Nicolas",
            "Perrin",
            "Morin",
            "Mathieu",
            "Clément",
            "Gauthier",
            "Dumont",
            "Lopez",
            "Fontaine",
            "Chevalier",
            "Robin",
            "Masson",
            "Sanchez");
    private static final List<String> ENGLISH_WOMEN =
            List.of("Emma", "Olivia", "Grace", "Hannah", "Charlotte", "Lucy", "Sarah", "Ruth");
    private static final List<String> ENGLISH_MEN =
            List.of("James", "Oliver", "George", "William", "Henry", "Daniel", "Peter", "Simon");
    private static final List<String> ENGLISH_SURNAMES =
            List.of("Smith", "Jones", "Taylor", "Brown", "Wilson", "Evans", "Walker", "Wright", "Green", "Clarke");
    private static final List<String> DOMAINS = List.of("example.com", "example.net", "example.org");

    /** Shares that make a town mixed enough to show every kind of message; no behaviour depends on them. */
    private static final double ENGLISH = 0.15;

    private static final double WITH_EMAIL = 0.75;
    private static final double EMAIL_ONLY = 0.40;

    private People() {}

    static Recipient invent(Chance chance) {
        boolean english = chance.happens(ENGLISH);
        boolean woman = chance.happens(0.5);
        String first = pick(english ? (woman ? ENGLISH_WOMEN : ENGLISH_MEN) : (woman ? WOMEN : MEN), chance);
        String last = pick(english ? ENGLISH_SURNAMES : SURNAMES, chance);
        String number = String.valueOf(10 + chance.below(90));
        String mail = plain(first) + "." + plain(last) + number + "@" + pick(DOMAINS, chance);
        String phone = "+336399%05d".formatted(80_000 + chance.below(10_000));
        boolean withEmail = chance.happens(WITH_EMAIL);
        boolean withPhone = !withEmail || !chance.happens(EMAIL_ONLY);
        String title = english ? (woman ? "Ms" : "Mr") : (woman ? "Mme" : "M.");
        return new Recipient(
                first + " " + last,
                withEmail ? Optional.of(mail) : Optional.empty(),
                withPhone ? Optional.of(phone) : Optional.empty(),
                english ? "en" : "fr",
                title + " " + last.charAt(0) + ".");
    }

    private static String pick(List<String> list, Chance chance) {
        return list.get(chance.below(list.size()));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
    }
}
