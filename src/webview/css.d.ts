/** Style sheets are imported for the bundler, which puts them into a file beside the script. */
declare module '*.css';
