/** What was promised against what was kept: counted so that anyone can check it. No parcel and no person is known here. */
@NullMarked
package fr.creneau.core.promise;

import org.jspecify.annotations.NullMarked;
