package fr.creneau.core.parcel.number;

/** The forms of parcel number that are accepted. */
public enum NumberForm {
    /** UPU S10: two letters, eight digits, a check digit, an ISO 3166-1 country (13 characters). */
    S10,
    /** GS1 serial shipping container code: 17 digits and a check digit. */
    SSCC,
    /** DPD's barcode content: 27 of 0–9 A–Z and a check character by ISO 7064 MOD 37,36. */
    DPD28,
    /** Our own carrier's number: {@code CR}, nine digits, a check character by ISO 7064 MOD 37,36 over the eleven. */
    CARRIER
}
