package fr.creneau.city.day;

import fr.creneau.city.town.Address;

/**
 * A parcel to be delivered.
 *
 * @param number S10 or SSCC with its check digit
 * @param brand whose parcel it is
 * @param attempt 1 on its first day, one more each time that it comes again
 */
public record Parcel(String number, String brand, Recipient recipient, Address address, int attempt) {
    /** The same parcel on the next day. */
    Parcel again() {
        return new Parcel(number, brand, recipient, address, attempt + 1);
    }
}
