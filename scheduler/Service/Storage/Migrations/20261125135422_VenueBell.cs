using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Signage.Scheduler.Storage.Migrations
{
    /// <inheritdoc />
    public partial class VenueBell : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "BellOffsetSeconds",
                table: "Venues",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BellOffsetSeconds",
                table: "Venues");
        }
    }
}
