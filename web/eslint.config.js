import hooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["dist/", "**/*.gen.ts", "test/pictures/"] },
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  {
    plugins: { "react-hooks": hooks },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-definitions": "off",
      "no-console": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "react-hooks/rules-of-hooks": "error",
    },
  },
);
