package fr.creneau.city.drive;

import java.util.function.UnaryOperator;

/**
 * The keys with which the senders of a day knock.
 *
 * @param device key of a van, handheld or sorting line by its id; see {@code DeliveryDay.listDevices}
 * @param shipper key that may announce for the brands {@code express} and {@code frais}
 * @param planner key that may plan for the depot
 */
public record DoorKeys(UnaryOperator<String> device, String shipper, String planner) {}
