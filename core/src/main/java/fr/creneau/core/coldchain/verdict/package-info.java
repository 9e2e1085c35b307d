/** What a certificate says of a curve: figures, the tag's clock, the remaining life, the verdict. */
@NullMarked
package fr.creneau.core.coldchain.verdict;

import org.jspecify.annotations.NullMarked;
