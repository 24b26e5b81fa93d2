// Package placement sets the skills of people abroad against posts at home.
package placement
