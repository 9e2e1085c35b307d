package fr.creneau.core.fleet.gait;

/** The likeliest story of a whole track, in which every change has its price (Viterbi's algorithm on two states). */
public final class GaitSmoothing {
    private static final double SUREST = 1e-6;

    private GaitSmoothing() {}

    /**
     * Whether the driver was on foot, for each fix.
     *
     * @param onFoot probability, for each fix
     * @param changeNats how much less likely a change is than none, natural logarithm, 0 or more
     */
    public static boolean[] likeliest(double[] onFoot, double changeNats) {
        int n = onFoot.length;
        boolean[] fromFoot = new boolean[n];
        boolean[] fromWheels = new boolean[n];
        double foot = 0;
        double wheels = 0;
        for (int i = 0; i < n; i++) {
            double p = Math.max(SUREST, Math.min(1 - SUREST, onFoot[i]));
            fromFoot[i] = foot >= wheels - changeNats;
            fromWheels[i] = wheels >= foot - changeNats;
            double nextFoot = Math.max(foot, wheels - changeNats) + Math.log(p);
            wheels = Math.max(wheels, foot - changeNats) + Math.log(1 - p);
            foot = nextFoot;
        }
        boolean[] story = new boolean[n];
        boolean onFeet = foot > wheels;
        for (int i = n - 1; i >= 0; i--) {
            story[i] = onFeet;
            onFeet = onFeet ? fromFoot[i] : !fromWheels[i];
        }
        return story;
    }
}
