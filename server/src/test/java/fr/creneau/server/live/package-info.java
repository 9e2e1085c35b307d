@org.jspecify.annotations.NullMarked
package fr.creneau.server.live;
