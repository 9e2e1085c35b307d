package fr.creneau.core.parcel.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.creneau.core.parcel.number.NumberCheck.Accepted;
import fr.creneau.core.parcel.number.NumberCheck.Rejected;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParcelNumbersTest {
    @ParameterizedTest
    @CsvSource({"47312482,9", "12345678,5"})
    void s10_check_digit_as_in_the_standard(String digits, char check) {
        assertThat(ParcelNumbers.s10CheckDigit(digits)).isEqualTo(check);
    }

    @Test
    void sscc_and_mod_37_36_as_in_their_standards() {
        assertThat(ParcelNumbers.ssccCheckDigit("34012345123456789")).isEqualTo('5');
        assertThat(Mod37x36.checkCharacter("A12425GABC1234002")).isEqualTo('M');
    }

    @ParameterizedTest
    @CsvSource({
        "RB123456785GB,S10",
        "RB123456785US,S10",
        "340123451234567895,SSCC",
        "008182709980000020033350276C,DPD28",
        "008182709980000020045327276N,DPD28"
    })
    void a_good_number_is_accepted(String number, NumberForm form) {
        assertThat(ParcelNumbers.check(number)).isEqualTo(new Accepted(form));
    }

    @ParameterizedTest
    @CsvSource({
        "RB123456786US,check character 5 at place 11 (S10)",
        "RB123456785XX,an ISO 3166-1 country at the end of an S10 number",
        "340123451234567894,check character 5 at place 18 (SSCC)",
        "008182709980000020033350276A,check character C at place 28 (DPD28)",
        "008182709980000020045000000N,check character J at place 28 (DPD28)"
    })
    void a_bad_check_digit_is_named(String number, String expected) {
        assertThat(ParcelNumbers.check(number)).isEqualTo(new Rejected(expected));
    }

    @ParameterizedTest
    @CsvSource({"''", "rb123456785gb", "RB 123456785 GB", "09980000020033F", "٣40123451234567895"})
    void another_form_is_refused_with_what_is_accepted(String number) {
        assertThat(ParcelNumbers.check(number)).isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.expected())
                .contains("S10", "SSCC", "DPD", "CR"));
    }

    @Test
    void our_own_numbers_check_and_a_swapped_or_wrong_character_never_does_seed_7() {
        Random random = new Random(7);
        for (int n = 0; n < 2_000; n++) {
            String number = ParcelNumbers.carrier(random.nextInt(1_000_000_000));
            assertThat(ParcelNumbers.check(number)).isEqualTo(new Accepted(NumberForm.CARRIER));
            int at = 2 + random.nextInt(9);
            char wrong = (char) ('0' + (number.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
            String mistyped = number.substring(0, at) + wrong + number.substring(at + 1);
            assertThat(ParcelNumbers.check(mistyped).accepted()).as(mistyped).isFalse();
        }
        assertThatThrownBy(() -> ParcelNumbers.carrier(-1)).hasMessageContaining("expected 0..999999999");
    }
}
