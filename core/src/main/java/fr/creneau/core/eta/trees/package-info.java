/**
 * What is learnt overnight, as boosted trees, and the engine that uses it: {@link fr.creneau.core.eta.trees.TownFollower}.
 * Training is the business of the module {@code learning}; here is what answers while a round runs.
 */
@NullMarked
package fr.creneau.core.eta.trees;

import org.jspecify.annotations.NullMarked;
