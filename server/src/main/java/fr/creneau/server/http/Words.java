package fr.creneau.server.http;

import java.util.Locale;

/** Constants of the events as the words that the store keeps and the API says, e.g. {@code HUB_ARRIVAL} as {@code hub_arrival}. */
public final class Words {
    private Words() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
