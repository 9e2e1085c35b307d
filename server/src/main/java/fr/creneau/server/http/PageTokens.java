package fr.creneau.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where the next page begins, opaque to clients. Stateless. */
public final class PageTokens {
    private PageTokens() {}

    public static String of(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    /** The position; ends the request with 400 where the token is none of ours. */
    public static String read(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw bad(token);
        }
    }

    /** The position as a number from 0; absent: 0. */
    public static int readOffset(@Nullable String token) {
        if (token == null) {
            return 0;
        }
        String position = read(token);
        if (!position.matches("[0-9]{1,7}")) {
            throw bad(token);
        }
        return Integer.parseInt(position);
    }

    public static ProblemException bad(String token) {
        return Problem.badValue(400, "page_token", token, "the next_page_token of the page before")
                .thrown();
    }
}
