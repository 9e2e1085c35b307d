/**
 * One delivery day of a town: its parcels and people, its rounds as planned and as they really go, and all messages that
 * vans, handhelds and planners send of it, in the order of their sending.
 *
 * <p>{@link fr.creneau.city.day.DeliveryDay#plan} is the door. The whole day is worked out before it begins and is the
 * same for the same town, date and seed. Recipients are invented: names from lists, mail at example domains, phone
 * numbers from the range that the French regulator (ARCEP) keeps for fiction, 06 39 98 00 00 to 06 39 98 99 99.
 */
@NullMarked
package fr.creneau.city.day;

import org.jspecify.annotations.NullMarked;
